import { z } from 'zod'
import type { Handler } from '@/core/http/endpoint'
import { parseFields } from '@/core/http/readBody'
import { seeOther } from '@/core/http/seeOther'
import { countUnread, markRead } from '../queries/readNotifications'

const MAX_IDS = 100
const WANTED = `Send {"all": true}, or ids: 1 to ${MAX_IDS} of your notifications.`

export const markReadBody = z
  .strictObject({
    ids: z.array(z.guid(WANTED), WANTED).min(1, WANTED).max(MAX_IDS, WANTED).optional(),
    all: z.boolean().optional(),
  })
  .refine(({ all, ids }) => all === true || ids !== undefined, { message: WANTED, path: ['ids'] })

/** `POST /api/notifications/read`: `{ids: […]}` or `{all: true}`; answers `{unread}`. A form goes back to its page. */
export const handleMarkRead: Handler = async ({ payload, requireUser, readFormOrJson }) => {
  const user = await requireUser('see your notifications')
  const body = await readFormOrJson()
  const given = 'json' in body ? body.json : body.form.has('all') ? { all: true } : { ids: body.form.getAll('id') }
  const { all, ids = [] } = parseFields(markReadBody, given)
  await markRead(payload, user.id, all ? 'all' : ids)
  if ('form' in body) {
    const page = Number.parseInt(body.form.get('page') ?? '1', 10)
    return seeOther(page > 1 ? `/notifications?page=${page}` : '/notifications')
  }
  return Response.json({ unread: await countUnread(payload, user) }, { headers: { 'Cache-Control': 'no-store' } })
}
