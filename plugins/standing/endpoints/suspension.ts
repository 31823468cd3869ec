import { z } from 'zod'
import { inTransaction } from '@/core/database/executor'
import { resolveId } from '@/core/database/resolveId'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { liftSuspension, suspendUser } from '../commands/suspendUser'

export const suspendBody = z.strictObject({
  until: z.iso.datetime({ offset: true, error: 'Give a moment such as 2030-01-31T12:00:00Z.' }).nullish(),
  reason: z
    .string('Give a reason. The user reads it.')
    .trim()
    .min(1, 'Give a reason. The user reads it.')
    .max(MAX_CHARACTERS.moderationReason, `A reason can have at most ${MAX_CHARACTERS.moderationReason} characters.`),
  hideContent: z.boolean().optional(),
})

const what = 'suspend users'

/** `POST /api/users/:id/suspend` `{until?, reason, hideContent?}` */
export const suspend: Handler = async ({ payload, parameters, requireModerator, readJson, auditSource }) => {
  const { id, role } = await requireModerator(what)
  const { until, reason, hideContent = false } = await readJson(suspendBody)
  const end = until ? new Date(until) : null
  if (end && end.getTime() <= Date.now()) throw inThePast()
  const userId = await resolveId({ payload }, 'users', parameters.id ?? '')
  const source = await auditSource()
  await inTransaction(payload, (tx) =>
    suspendUser(tx, source, { id: String(id), role }, { userId, until: end, reason, hideContent }),
  )
  return Response.json({ id: userId, state: 'suspended', until: end?.toISOString() ?? null, hideContent })
}

const inThePast = () =>
  new ShopError(400, 'invalid_field', 'This moment is in the past. Choose a later one.', { field: 'until' })

/** `POST /api/users/:id/unsuspend` */
export const unsuspend: Handler = async ({ payload, parameters, requireModerator, auditSource }) => {
  const { id, role } = await requireModerator(what)
  const userId = await resolveId({ payload }, 'users', parameters.id ?? '')
  const source = await auditSource()
  await inTransaction(payload, (tx) => liftSuspension(tx, source, { id: String(id), role }, { userId }))
  return Response.json({ id: userId, state: 'active', until: null, hideContent: false })
}
