import type { Payload, TypedUser } from 'payload'
import { inTransaction } from '@/core/database/executor'
import type { Handler } from '@/core/http/endpoint'
import { endSessions } from '../commands/endSessions'
import { currentSessionOf } from '../queries/currentSession'
import { readSessions } from '../queries/readSessions'

const answer = async (payload: Payload, user: TypedUser) =>
  Response.json({ sessions: await readSessions(payload, String(user.id), currentSessionOf(user)) })

/** `GET /api/users/sessions` */
export const listSessions: Handler = async ({ payload, requireUser }) =>
  answer(payload, await requireUser('see where you are signed in'))

/** `DELETE /api/users/sessions/:session`: signs that device out. */
export const endSession: Handler = async ({ payload, parameters: { session = '' }, requireUser }) => {
  const user = await requireUser('sign out elsewhere')
  await inTransaction(payload, (tx) => endSessions(tx, String(user.id), { only: session }))
  return answer(payload, user)
}

/** `DELETE /api/users/sessions`: signs out everywhere but here. */
export const endOtherSessions: Handler = async ({ payload, requireUser }) => {
  const user = await requireUser('sign out elsewhere')
  await inTransaction(payload, (tx) => endSessions(tx, String(user.id), { except: currentSessionOf(user) ?? '' }))
  return answer(payload, user)
}
