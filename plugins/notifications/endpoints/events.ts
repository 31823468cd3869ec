import { requireActive } from '@/server/account/suspended'
import type { Handle } from '@/server/http/hotEndpoint'
import { sendEvents } from '@/server/live/sendEvents'
import { countUnread } from '@/server/notifications/readNotices'
import { viewerOf } from '@/server/schematics/viewerOf'

/** `GET /api/notifications/events`: how many are unread, now and as it changes. */
export const handleNotificationEvents: Handle = async (payload, ask) => {
  const viewer = requireActive(await viewerOf(payload, ask.headers), 'be told what happens')
  return sendEvents(ask, {
    topics: [`user:${viewer.id}`],
    personId: viewer.id,
    readState: async () => ({ unread: await countUnread(payload, viewer) }),
  })
}
