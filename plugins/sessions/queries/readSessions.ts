import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'

export type Session = { id: string; createdAt: string | null; expiresAt: string; isCurrent: boolean }

/** A user's sessions, latest first. @param currentId the session of the request that asks */
export async function readSessions(
  payload: Payload,
  userId: string,
  currentId: string | undefined,
): Promise<Session[]> {
  const { rows } = await adapterOf(payload).pool.query<Session>({
    name: 'account-sessions',
    text: `select id, ${isoTime('created_at')} as "createdAt", ${isoTime('expires_at')} as "expiresAt", id = $2 as "isCurrent"
           from ${adapterOf(payload).names.usersSessions} where _parent_id = $1 and expires_at > now() order by created_at desc limit 100`,
    values: [userId, currentId ?? ''],
  })
  return rows
}
