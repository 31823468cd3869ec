import { z } from 'zod'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { blockTerm, isBlockKind, readBlockList, unblockTerm } from '../commands/changeBlockList'
import { blockKinds } from '../queries/findBlocked'

export const blockBody = z.strictObject({
  kind: z.enum(blockKinds, `kind must be one of ${blockKinds.join(', ')}.`),
  term: z.string('Enter what is to be blocked.').trim().min(1, 'Enter what is to be blocked.').max(200),
})

const noStore = { headers: { 'Cache-Control': 'no-store' } }

/** `GET /api/block-list` */
export const handleReadBlockList: Handler = async ({ payload, requireModerator }) => {
  await requireModerator('see the block list')
  return Response.json({ terms: await readBlockList(adapterOf(payload).drizzle) }, noStore)
}

/** `POST /api/block-list` */
export const handleBlock: Handler = async ({ payload, requireModerator, readJson, auditSource }) => {
  await requireModerator('change the block list')
  const { kind, term } = await readJson(blockBody)
  const source = await auditSource()
  const added = await inTransaction(payload, (tx) => blockTerm(tx, source, { kind, written: term }))
  return Response.json(added, { status: 201, ...noStore })
}

/** `DELETE /api/block-list/:kind/:term` */
export const handleUnblock: Handler = async ({ payload, parameters, requireModerator, auditSource }) => {
  await requireModerator('change the block list')
  const { kind, term = '' } = parameters
  if (!isBlockKind(kind)) throw new ShopError(404, 'not_found', 'This entry is not on the list any more.')
  const source = await auditSource()
  await inTransaction(payload, (tx) => unblockTerm(tx, source, kind, decodeURIComponent(term)))
  return Response.json({ removed: true }, noStore)
}
