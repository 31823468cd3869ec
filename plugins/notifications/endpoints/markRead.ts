import { requireActive } from '@/core/access/suspended'
import { viewerOf } from '@/core/access/viewerOf'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import type { Handle } from '@/core/http/hotEndpoint'
import { countUnread, markRead } from '../queries/readNotices'
import { readBody, seeOther } from './readForm'

const MOST_IDS = 100

function idsOf(given: unknown): string[] {
  const ids: unknown[] = Array.isArray(given) ? given : []
  if (ids.length === 0 || ids.length > MOST_IDS || !ids.every(isUuid))
    throw new ShopError(400, 'invalid_field', `Send {"all": true}, or ids: 1 to ${MOST_IDS} of your notifications.`, {
      field: 'ids',
    })
  return ids as string[]
}

/** `POST /api/notifications/read`: `{ids: […]}` or `{all: true}`; answers `{unread}`. A form goes back to its page. */
export const handleMarkRead: Handle = async (payload, ask) => {
  const viewer = requireActive(await viewerOf(payload, ask.headers), 'see your notifications')
  const body = await readBody(ask)
  const unknown = 'json' in body ? Object.keys(body.json).find((name) => name !== 'all' && name !== 'ids') : undefined
  if (unknown !== undefined)
    throw new ShopError(400, 'invalid_field', `There is no writable field ${unknown}. See /api/docs.`, {
      field: unknown,
    })
  const isAll = 'form' in body ? body.form.has('all') : body.json.all === true
  await markRead(payload, viewer.id, isAll ? 'all' : idsOf('form' in body ? body.form.getAll('id') : body.json.ids))
  if ('form' in body) {
    const page = Number.parseInt(body.form.get('page') ?? '1', 10)
    return seeOther(page > 1 ? `/notifications?page=${page}` : '/notifications')
  }
  return Response.json({ unread: await countUnread(payload, viewer) }, { headers: { 'Cache-Control': 'no-store' } })
}
