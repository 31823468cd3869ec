import { ShopError } from '@/errors'
import type { Handle } from '@/server/http/hotEndpoint'
import { type Choice, readChoices, writeChoices } from '@/server/notifications/choices'
import { channels, isChannel, isNoticeKind, noticeKinds } from '@/server/notifications/kinds'
import { viewerOf } from '@/server/schematics/viewerOf'
import { readBody, seeOther } from './readForm'

const wrong = () =>
  new ShopError(
    400,
    'invalid_field',
    'Send choices: a list of {kind, channel: "site" or "mail", wanted: true or false}.',
    {
      field: 'choices',
    },
  )

function choicesOf(given: unknown): Choice[] {
  if (!Array.isArray(given) || given.length === 0 || given.length > noticeKinds.length * channels.length) throw wrong()
  const choices = given.map((choice: unknown): Choice => {
    if (typeof choice !== 'object' || choice === null) throw wrong()
    const { kind, channel, wanted } = choice as Record<string, unknown>
    if (!isNoticeKind(kind) || !isChannel(channel) || typeof wanted !== 'boolean') throw wrong()
    return { kind, channel, wanted }
  })
  if (new Set(choices.map(({ kind, channel }) => `${kind} ${channel}`)).size < choices.length) throw wrong()
  return choices
}

/** A form names what is ticked; the rest of its boxes are not. */
const choicesOfForm = (form: URLSearchParams): Choice[] =>
  noticeKinds.flatMap((kind) => channels.map((channel) => ({ kind, channel, wanted: form.has(`${kind}.${channel}`) })))

/** `POST /api/notifications/choices`: which kinds are told by which ways; answers all of them. A form goes back to its page. */
export const handleChoose: Handle = async (payload, ask) => {
  const viewer = await viewerOf(payload, ask.headers)
  if (viewer?.state !== 'active') throw new ShopError(401, 'sign_in_required', 'Sign in to choose what you are told.')
  const body = await readBody(ask)
  await writeChoices(payload, viewer.id, 'form' in body ? choicesOfForm(body.form) : choicesOf(body.json.choices))
  if ('form' in body) return seeOther('/settings/notifications?saved=1')
  return Response.json({ choices: await readChoices(payload, viewer.id) }, { headers: { 'Cache-Control': 'no-store' } })
}
