import { createHmac, timingSafeEqual } from 'node:crypto'
import { isUuid } from '@/core/database/isUuid'
import { publicUrl, secret } from '@/env'
import { isNoticeKind, type NoticeKind } from './queries/kinds'

const key = createHmac('sha256', secret).update('unsubscribe from mails').digest()
const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url').slice(0, 32)

/** What lets the holder of a mail, and nobody else, end mails of its kind to its recipient. It does not expire: mails are kept. */
export const makeUnsubscribeToken = (userId: string, kind: NoticeKind): string =>
  `${userId}.${kind}.${sign(`${userId}.${kind}`)}`

/** Whom and which kind a token is for; nothing where it is not one of ours. */
export function readUnsubscribeToken(token: string): { userId: string; kind: NoticeKind } | undefined {
  const [userId, kind, signature = '', ...rest] = token.split('.')
  if (!isUuid(userId) || !isNoticeKind(kind) || rest.length > 0) return undefined
  const given = Buffer.from(signature)
  const wanted = Buffer.from(sign(`${userId}.${kind}`))
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? { userId, kind } : undefined
}

/** Where a person ends mails of a kind, and where their mail program does it for them (RFC 8058). */
export const unsubscribePage = (userId: string, kind: NoticeKind): string =>
  `${publicUrl}/unsubscribe?token=${makeUnsubscribeToken(userId, kind)}`
export const unsubscribeAddress = (userId: string, kind: NoticeKind): string =>
  `${publicUrl}/api/notifications/unsubscribe?token=${makeUnsubscribeToken(userId, kind)}`
