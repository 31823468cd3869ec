import { sql } from '@payloadcms/db-postgres'
import type { Payload, TypedUser } from 'payload'
import { auditSourceOf } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { contextOf } from '@/core/context/context'
import { type Executor, inTransaction } from '@/core/database/executor'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import type { Handler } from '@/core/http/endpoint'
import { endSessions } from '../commands/endSessions'
import { notifyOfSecurity } from '../commands/notifyOfSecurity'
import { currentSessionOf } from '../queries/currentSession'
import { readSessions } from '../queries/readSessions'

const isUser = async (tx: Executor, id: string) =>
  (await tx.execute(sql`select from ${tx.tables.users} where id = ${id}`)).rows.length > 0

const answer = async (payload: Payload, user: TypedUser) =>
  Response.json({ sessions: await readSessions(payload, String(user.id), currentSessionOf(user)) })

/** Ends sessions of the requesting user, and records it. */
const end = (payload: Payload, headers: Headers, user: TypedUser, which: Parameters<typeof endSessions>[2]) =>
  inTransaction(payload, async (tx) => {
    const ended = await endSessions(tx, String(user.id), which)
    if (ended === 0) return
    const target = { kind: 'session', id: which?.only ?? 'others' }
    await recordAudit(tx, auditSourceOf(contextOf(payload), headers, user), {
      action: 'session.ended',
      target,
      after: { ended },
    })
  })

/** `GET /api/users/sessions` */
export const listSessions: Handler = async ({ payload, requireUser }) =>
  answer(payload, await requireUser('see where you are signed in'))

/** `DELETE /api/users/sessions/:session`: signs that device out. */
export const endSession: Handler = async ({ payload, request, parameters: { session = '' }, requireUser }) => {
  const user = await requireUser('sign out elsewhere')
  await end(payload, request.headers, user, { only: session })
  return answer(payload, user)
}

/** `DELETE /api/users/sessions`: signs out everywhere but here. */
export const endOtherSessions: Handler = async ({ payload, request, requireUser }) => {
  const user = await requireUser('sign out elsewhere')
  await end(payload, request.headers, user, { except: currentSessionOf(user) ?? '' })
  return answer(payload, user)
}

/** `DELETE /api/users/:id/sessions`, for admins: signs a user out everywhere, who is told by email. */
export const endUserSessions: Handler = async ({ payload, parameters: { id = '' }, requireModerator, auditSource }) => {
  const admin = await requireModerator('sign users out')
  if (admin.role !== 'admin') throw new ShopError(403, 'forbidden', 'Only admins can do this.')
  const source = await auditSource()
  const ended = await inTransaction(payload, async (tx) => {
    if (!isUuid(id) || !(await isUser(tx, id))) throw new ShopError(404, 'not_found', 'This user doesn’t exist.')
    const count = await endSessions(tx, id)
    if (count === 0) return count
    await recordAudit(tx, source, { action: 'session.ended', target: { kind: 'user', id }, after: { ended: count } })
    await notifyOfSecurity(tx, id, { event: 'signedOut' })
    return count
  })
  return Response.json({ ended }, { headers: { 'Cache-Control': 'no-store' } })
}
