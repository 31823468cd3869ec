import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'

export type Session = {
  id: string
  createdAt: string
  lastUsedAt: string
  expiresAt: string
  /** As `Firefox`; of a program its name. */
  browser: string | null
  system: string | null
  device: 'desktop' | 'mobile' | 'tablet' | 'program' | null
  /** The network it was last used from, as `203.0.113.0/24`. */
  network: string | null
  /** Where that network is registered: two letters, ISO 3166. */
  country: string | null
  method: 'password' | 'passkey' | 'provider' | 'reset' | 'other'
  isCurrent: boolean
}

/**
 * A user's sessions, the current one first, then the last used.
 * @param currentId the session of the request that asks
 */
export async function readSessions(
  payload: Payload,
  userId: string,
  currentId: string | undefined,
): Promise<Session[]> {
  const { rows } = await adapterOf(payload).pool.query<Session>({
    name: 'account-sessions',
    text: `select id, ${isoTime('started_at')} as "createdAt", ${isoTime('last_used_at')} as "lastUsedAt",
             ${isoTime('expires_at')} as "expiresAt", browser, system, device, network, country, method, id = $2 as "isCurrent"
           from ${adapterOf(payload).names.shopSessions} where user_id = $1 and expires_at > now()
           order by id = $2 desc, last_used_at desc limit 100`,
    values: [userId, currentId ?? ''],
  })
  return rows
}
