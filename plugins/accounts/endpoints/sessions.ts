import { sql } from '@payloadcms/db-postgres'
import type { PayloadHandler } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { requirePerson } from '@/core/http/requirePerson'
import { readSessions } from '../queries/readSessions'

const currentOf = (user: object) => ('_sid' in user && typeof user._sid === 'string' ? user._sid : undefined)

/** `GET /api/users/sessions` */
export const listSessions: PayloadHandler = async (req) => {
  const user = requirePerson(req, 'see where you are signed in')
  return Response.json({ sessions: await readSessions(req.payload, String(user.id), currentOf(user)) })
}

/** `DELETE /api/users/sessions/:session`: signs that browser out. */
export const endSession: PayloadHandler = async (req) => {
  const user = requirePerson(req, 'sign out elsewhere')
  await adapterOf(req.payload).drizzle.execute(
    sql`delete from users_sessions where _parent_id = ${user.id} and id = ${String(req.routeParams?.session)}`,
  )
  return Response.json({ sessions: await readSessions(req.payload, String(user.id), currentOf(user)) })
}

/** `DELETE /api/users/sessions`: signs out everywhere but here. */
export const endOtherSessions: PayloadHandler = async (req) => {
  const user = requirePerson(req, 'sign out elsewhere')
  await adapterOf(req.payload).drizzle.execute(
    sql`delete from users_sessions where _parent_id = ${user.id} and id <> ${currentOf(user) ?? ''}`,
  )
  return Response.json({ sessions: await readSessions(req.payload, String(user.id), currentOf(user)) })
}
