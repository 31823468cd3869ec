import { createHmac, timingSafeEqual } from 'node:crypto'
import { perContext, type ShopContext } from '@/core/context/context'
import { isUuid } from '@/core/database/isUuid'
import { isNotificationKind, type NotificationKind } from './kinds'

/** What one can unsubscribe from: emails of a kind of notifications, and the moderators' digest. */
export type MailKind = NotificationKind | 'digest'
const isMailKind = (word: unknown): word is MailKind => word === 'digest' || isNotificationKind(word)

const keyOf = perContext('unsubscribe key', ({ secret }) =>
  createHmac('sha256', secret).update('unsubscribe from mails').digest(),
)
const sign = (context: ShopContext, text: string) =>
  createHmac('sha256', keyOf(context)).update(text).digest('base64url').slice(0, 32)

/**
 * A token by which the holder of an email can unsubscribe its recipient from its kind. It does not expire: emails are
 * kept.
 */
export const makeUnsubscribeToken = (context: ShopContext, userId: string, kind: MailKind): string =>
  `${userId}.${kind}.${sign(context, `${userId}.${kind}`)}`

/** The user and kind a token is for; undefined where it is not one of ours. */
export function readUnsubscribeToken(
  context: ShopContext,
  token: string,
): { userId: string; kind: MailKind } | undefined {
  const [userId, kind, signature = '', ...rest] = token.split('.')
  if (!isUuid(userId) || !isMailKind(kind) || rest.length > 0) return undefined
  const given = Buffer.from(signature)
  const wanted = Buffer.from(sign(context, `${userId}.${kind}`))
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? { userId, kind } : undefined
}

/** The unsubscribe page, and the one-click endpoint for mail clients (RFC 8058). */
export const unsubscribePage = (context: ShopContext, userId: string, kind: MailKind): string =>
  `${context.addresses.publicUrl}/unsubscribe?token=${makeUnsubscribeToken(context, userId, kind)}`
export const unsubscribePath = ({ addresses, slugs }: Pick<ShopContext, 'addresses' | 'slugs'>): string =>
  `${addresses.api}/${slugs.notifications}/unsubscribe`
export const unsubscribeAddress = (context: ShopContext, userId: string, kind: MailKind): string =>
  `${context.addresses.publicUrl}${unsubscribePath(context)}?token=${makeUnsubscribeToken(context, userId, kind)}`
