import { getShop } from '@/server/getShop'
import { isUuid } from '@/server/isUuid'
import { markRead, readNotice } from '@/server/notifications/readNotices'
import { placeOfNotice } from '@/server/notifications/wordNotice'
import { viewerOf } from '@/server/schematics/viewerOf'

const seeOther = (path: string) =>
  new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })

/** Leads to what a notification is about, and takes it for read. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const payload = await getShop()
  const viewer = await viewerOf(payload, request.headers)
  if (viewer?.state !== 'active') return seeOther('/sign-in?next=/notifications')
  const notice = isUuid(id) ? await readNotice(payload, viewer, id) : undefined
  if (!notice) return seeOther('/notifications')
  await markRead(payload, viewer.id, [id])
  return seeOther(placeOfNotice(notice))
}
