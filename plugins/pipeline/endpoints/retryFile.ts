import type { PayloadHandler } from 'payload'
import { isModerator } from '@/access/predicates'
import { ShopError } from '@/errors'
import { inTransaction } from '@/server/database'
import { isUuid } from '@/server/isUuid'
import { restartFile } from '../../../jobs/restartFile'

/** `POST /api/schematic-files/:id/retry`: moderators send a stalled or refused file on its way again, from its beginning. */
export const retryFile: PayloadHandler = async (req) => {
  if (!isModerator({ req })) throw new ShopError(403, 'forbidden', 'Only moderators can do this.')
  const id = req.routeParams?.id
  if (!isUuid(id)) throw new ShopError(404, 'not_found', 'There is no such file.')
  const outcome = await inTransaction(req.payload, (tx) => restartFile(tx, id))
  if (outcome === 'missing') throw new ShopError(404, 'not_found', 'There is no such file.')
  if (outcome === 'underway')
    throw new ShopError(
      409,
      'bad_request',
      'This file is on its way or published; only stalled and refused ones can be sent again.',
    )
  return Response.json({ id, status: 'received' })
}
