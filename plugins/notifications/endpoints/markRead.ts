import { z } from 'zod'
import { requireActive } from '@/core/access/suspended'
import { viewerOf } from '@/core/access/viewerOf'
import type { Handle } from '@/core/http/hotEndpoint'
import { invalidField } from '@/core/http/invalidField'
import { countUnread, markRead } from '../queries/readNotices'
import { readBody, seeOther } from './readForm'

const MAX_IDS = 100
const WANTED = `Send {"all": true}, or ids: 1 to ${MAX_IDS} of your notifications.`

export const markReadBody = z
  .strictObject({
    ids: z.array(z.guid(WANTED), WANTED).min(1, WANTED).max(MAX_IDS, WANTED).optional(),
    all: z.boolean().optional(),
  })
  .refine(({ all, ids }) => all === true || ids !== undefined, { message: WANTED, path: ['ids'] })

/** `POST /api/notifications/read`: `{ids: […]}` or `{all: true}`; answers `{unread}`. A form goes back to its page. */
export const handleMarkRead: Handle = async (payload, ask) => {
  const viewer = requireActive(await viewerOf(payload, ask.headers), 'see your notifications')
  const body = await readBody(ask)
  const { data, error } = markReadBody.safeParse(
    'json' in body ? body.json : body.form.has('all') ? { all: true } : { ids: body.form.getAll('id') },
  )
  if (error) throw invalidField(error)
  await markRead(payload, viewer.id, data.all ? 'all' : (data.ids ?? []))
  if ('form' in body) {
    const page = Number.parseInt(body.form.get('page') ?? '1', 10)
    return seeOther(page > 1 ? `/notifications?page=${page}` : '/notifications')
  }
  return Response.json({ unread: await countUnread(payload, viewer) }, { headers: { 'Cache-Control': 'no-store' } })
}
