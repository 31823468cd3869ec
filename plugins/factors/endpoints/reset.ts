import type { TypedUser } from 'payload'
import { inTransaction } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import type { EndpointContext, Handler } from '@/core/http/endpoint'
import { cancelFactorReset, requestFactorReset } from '../commands/resetFactors'
import { notKept } from './answerFactors'

async function requireAdmin({ requireModerator }: EndpointContext): Promise<TypedUser> {
  const user = await requireModerator('reset second factors')
  if (user.role !== 'admin') throw new ShopError(403, 'forbidden', 'Only admins can do this.')
  return user
}

function requireId({ parameters: { id = '' } }: EndpointContext): string {
  if (!isUuid(id)) throw new ShopError(404, 'not_found', 'This user doesn’t exist.')
  return id
}

/** `POST /api/users/:id/reset-factors`, for admins: 202 with when it happens, of moderators and admins. */
export const resetFactors: Handler = async (context) => {
  await requireAdmin(context)
  const id = requireId(context)
  const source = await context.auditSource()
  const dueAt = await inTransaction(context.payload, (tx) => requestFactorReset(tx, source, id))
  return Response.json({ dueAt: dueAt ?? null }, { status: dueAt ? 202 : 200, headers: notKept })
}

/** `DELETE /api/users/:id/reset-factors`: what was requested does not happen. Idempotent. */
export const cancelReset: Handler = async (context) => {
  await requireAdmin(context)
  const id = requireId(context)
  const source = await context.auditSource()
  await inTransaction(context.payload, (tx) => cancelFactorReset(tx, source, id))
  return Response.json({ dueAt: null }, { headers: notKept })
}
