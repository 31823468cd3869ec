import { contextOf } from '@/core/context/context'
import { inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { fireEvent } from '@/core/events/events'
import type { Handler } from '@/core/http/endpoint'
import { seeOther } from '@/core/http/seeOther'
import { writePreferences } from '../queries/preferences'
import { readUnsubscribeToken } from '../queries/unsubscribeToken'

/**
 * `POST /api/notifications/unsubscribe?token=…`: stops emails of a kind to the user the token is for, who need not be
 * signed in. Mail programs send it by one click (RFC 8058), the page `/unsubscribe` by its button.
 */
export const handleUnsubscribe: Handler = async ({ payload, query, readFormOrJson }) => {
  const token = query.get('token') ?? ''
  const found = readUnsubscribeToken(contextOf(payload), token)
  if (!found) throw new ShopError(400, 'bad_request', 'This link is incomplete. Copy all of it from the email.')
  const body = await readFormOrJson().catch(() => undefined) // a mail program may send any form
  const { userId, kind } = found
  if (kind === 'digest') await inTransaction(payload, (tx) => fireEvent(payload, tx, 'digestDeclined', { userId }))
  else await writePreferences(payload, userId, [{ kind, channel: 'mail', wanted: false }])
  if (body && 'form' in body && body.form.has('page'))
    return seeOther(`/unsubscribe?done=1&token=${encodeURIComponent(token)}`)
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
}
