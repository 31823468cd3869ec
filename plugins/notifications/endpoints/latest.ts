import type { Handler } from '@/core/http/endpoint'
import { chooseLocale } from '@/i18n/chooseLocale'
import { saidIn } from '@/i18n/saidIn'
import { translatorFor } from '@/i18n/translatorFor'
import { formatNotification } from '../queries/formatNotification'
import { excerptOf, readLatestNotifications } from '../queries/readNotifications'

/** Notifications that the panel in the header shows. */
const MAX_LATEST = 8

/** `GET /api/notifications/latest`: the newest, in the reader's language, and how many are unread. */
export const handleLatest: Handler = async ({ payload, request: { headers }, requireUser }) => {
  const user = await requireUser('see your notifications')
  const t = await translatorFor(chooseLocale(saidIn(headers)), 'Notices')
  const { notices, unread } = await readLatestNotifications(payload, user, MAX_LATEST)
  const docs = notices.map((notice) => ({
    id: notice.id,
    kind: notice.kind,
    at: notice.at,
    read: notice.read,
    parts: formatNotification(t, notice),
    excerpt: excerptOf(notice),
  }))
  return Response.json({ docs, unread }, { headers: { 'Cache-Control': 'private, no-store', Vary: 'Accept-Language' } })
}
