import { sql } from '@payloadcms/db-postgres'
import type { Payload, TypedUser } from 'payload'
import { adapterOf } from '@/core/database/executor'
import type { Handler } from '@/core/http/endpoint'
import { readSessions } from '../queries/readSessions'

const currentOf = (user: object) => ('_sid' in user && typeof user._sid === 'string' ? user._sid : undefined)

const answer = async (payload: Payload, user: TypedUser) =>
  Response.json({ sessions: await readSessions(payload, String(user.id), currentOf(user)) })

/** `GET /api/users/sessions` */
export const listSessions: Handler = async ({ payload, requireUser }) =>
  answer(payload, await requireUser('see where you are signed in'))

/** `DELETE /api/users/sessions/:session`: signs that browser out. */
export const endSession: Handler = async ({ payload, parameters: { session = '' }, requireUser }) => {
  const user = await requireUser('sign out elsewhere')
  await adapterOf(payload).drizzle.execute(
    sql`delete from ${adapterOf(payload).drizzle.tables.usersSessions} where _parent_id = ${user.id} and id = ${session}`,
  )
  return answer(payload, user)
}

/** `DELETE /api/users/sessions`: signs out everywhere but here. */
export const endOtherSessions: Handler = async ({ payload, requireUser }) => {
  const user = await requireUser('sign out elsewhere')
  await adapterOf(payload).drizzle.execute(
    sql`delete from ${adapterOf(payload).drizzle.tables.usersSessions} where _parent_id = ${user.id} and id <> ${currentOf(user) ?? ''}`,
  )
  return answer(payload, user)
}
