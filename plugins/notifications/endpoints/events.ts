import { errorResponse, ShopError } from '@/errors'
import type { Handle } from '@/server/http/hotEndpoint'
import { sendEvents } from '@/server/live/sendEvents'
import { countUnread } from '@/server/notifications/readNotices'
import { viewerOf } from '@/server/schematics/viewerOf'

/** `GET /api/notifications/events`: how many are unread, now and as it changes. */
export const handleNotificationEvents: Handle = async (payload, ask) => {
  const viewer = await viewerOf(payload, ask.headers)
  if (viewer?.state !== 'active')
    return errorResponse(new ShopError(401, 'sign_in_required', 'Sign in to be told what happens.'))
  return sendEvents(ask, {
    topics: [`user:${viewer.id}`],
    personId: viewer.id,
    readState: async () => ({ unread: await countUnread(payload, viewer) }),
  })
}
