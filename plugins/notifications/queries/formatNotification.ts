import { buildPath, personPath } from '@/core/addresses'
import type { ShopContext } from '@/core/context/context'
import { reportListsOf } from '@/core/panel/reportLists'
import type { Translator } from '@/i18n/Translator'
import type { Notification } from './readNotifications'

/** A sentence in pieces; user content, as a name or a title, is marked as such. */
export type Part = { text: string; own?: true }

/** Delimiters of user content: private-use characters, which are removed from it. */
const BEGIN = '\uE000'
const END = '\uE001'
const mark = (text: string) => `${BEGIN}${text}${END}`
const sanitize = (text: string) => text.replace(/[\uE000\uE001]/g, '')

const numberOf = (value: string | number | undefined) => Number(value ?? 0)

function sentenceOf(t: Translator<'Notices'>, { kind, data, people, times, actor, build }: Notification): string {
  const name = sanitize(actor?.displayName ?? '')
  const title = sanitize(build?.title ?? '')
  const own = mark
  switch (kind) {
    case 'comment':
      return t.markup('text.comment', { people, times, name, title, own })
    case 'reply':
      return t.markup('text.reply', { people, name, title, own })
    case 'mention':
      return t.markup('text.mention', { people, name, title, own })
    case 'likes':
      return t.markup('text.likes', { count: numberOf(data?.count), title, own })
    case 'follow':
      return t.markup('text.follow', { people, name, own })
    case 'build':
      return t.markup('text.build', { times, name, title, own })
    case 'published':
      return t.markup('text.published', { title, own })
    case 'refused':
      return t.markup('text.refused', { reason: String(data?.reason ?? ''), title, own })
    case 'storage':
      return t('text.storage', { level: numberOf(data?.level) })
    case 'report':
      return t('text.report', { count: numberOf(data?.count) })
    case 'moderation': {
      const subject = sanitize(String(data?.subject ?? ''))
      return t.markup(`decision.${data?.decision as 'build-hidden'}`, { subject, own })
    }
  }
}

/** A notification's text in the user's language, in parts. */
export function formatNotification(t: Translator<'Notices'>, notification: Notification): Part[] {
  return sentenceOf(t, notification)
    .split(BEGIN)
    .flatMap((piece, at): Part[] => {
      if (at === 0) return [{ text: piece }]
      const [own = '', rest = ''] = piece.split(END)
      return [{ text: own, own: true }, { text: rest }]
    })
    .filter(({ text }) => text !== '')
}

/** The same as plain text. */
export const notificationText = (t: Translator<'Notices'>, notification: Notification): string =>
  formatNotification(t, notification)
    .map(({ text }) => text)
    .join('')

/** The page that a notification links to. */
export function notificationPath(
  context: ShopContext,
  { kind, data, build, comment, actor, people, times, me }: Notification,
): string {
  if (kind === 'storage') return '/my'
  if (kind === 'report') return reportListsOf(context).of('open')
  if (kind === 'moderation' && String(data?.decision).startsWith('list-')) return '/my/lists'
  if (kind === 'follow') return people === 1 && actor ? personPath(actor.username) : `${personPath(me)}/followers`
  if (kind === 'build' && times > 1 && actor) return personPath(actor.username)
  if (!build) return '/notifications'
  const path = buildPath(build.slug)
  return comment ? `${path}?comment=${comment.id}#comment-${comment.id}` : path
}
