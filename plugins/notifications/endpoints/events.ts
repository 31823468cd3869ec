import type { Handler } from '@/core/http/endpoint'
import { sendEvents } from '@/core/live/sendEvents'
import { countUnread } from '../queries/readNotifications'

/** `GET /api/notifications/events`: how many are unread, now and as it changes. */
export const handleNotificationEvents: Handler = async (context) => {
  const user = await context.requireUser('be told what happens')
  return sendEvents(context, {
    topics: [`user:${user.id}`],
    userId: user.id,
    readState: async () => ({ unread: await countUnread(context.payload, user) }),
  })
}
