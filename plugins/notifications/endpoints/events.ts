import { requireActive } from '@/core/access/suspended'
import { viewerOf } from '@/core/access/viewerOf'
import type { Handle } from '@/core/http/hotEndpoint'
import { sendEvents } from '@/core/live/sendEvents'
import { countUnread } from '../queries/readNotices'

/** `GET /api/notifications/events`: how many are unread, now and as it changes. */
export const handleNotificationEvents: Handle = async (payload, ask) => {
  const viewer = requireActive(await viewerOf(payload, ask.headers), 'be told what happens')
  return sendEvents(payload, ask, {
    topics: [`user:${viewer.id}`],
    personId: viewer.id,
    readState: async () => ({ unread: await countUnread(payload, viewer) }),
  })
}
