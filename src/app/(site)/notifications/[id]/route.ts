import { notificationPath } from '@plugins/notifications/queries/formatNotification'
import { markRead, readNotification } from '@plugins/notifications/queries/readNotifications'
import { getShop } from '@/app/_site/getShop'
import { viewerOf } from '@/core/access/viewer'
import { contextOf } from '@/core/context/context'
import { isUuid } from '@/core/database/isUuid'

const seeOther = (path: string) =>
  new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })

/** Redirects to the subject of a notification and marks it as read. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const payload = await getShop()
  const viewer = await viewerOf(payload, request.headers)
  if (viewer?.state !== 'active') return seeOther('/sign-in?next=/notifications')
  const notice = isUuid(id) ? await readNotification(payload, viewer, id) : undefined
  if (!notice) return seeOther('/notifications')
  await markRead(payload, viewer.id, [id])
  return seeOther(notificationPath(contextOf(payload), notice))
}
