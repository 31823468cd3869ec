import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'

/** Whose session this is; undefined where it has ended. */
export async function ownerOfSession(
  payload: Payload,
  sessionId: string,
): Promise<{ userId: string; sessionId: string } | undefined> {
  const { rows } = await adapterOf(payload).pool.query<{ userId: string; sessionId: string }>({
    name: 'owner-of-session',
    text: `select user_id as "userId", id as "sessionId" from ${adapterOf(payload).names.shopSessions} where id = $1`,
    values: [sessionId],
  })
  return rows[0]
}
