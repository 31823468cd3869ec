import { timingSafeEqual } from 'node:crypto'
import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { parseKey } from '../keyFormat'

export type FoundKey = { id: string; userId: string; scopes: string[]; isExpired: boolean }
type Row = FoundKey & { hash: string; isStale: boolean }

/** Says that a key was used just now. Of many at once one writes. */
const touch = (payload: Payload, id: string) =>
  adapterOf(payload).pool.query({
    name: 'touch-key',
    text: `update ${adapterOf(payload).names.apiKeys} set last_used_at = now()
           where id = $1 and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
    values: [id],
  })

/**
 * The key that was sent, also where it expired; nothing where there is none, it was revoked, or its account is closed.
 * Notes when it was used, to the minute. Never cached: a revoked key works no more at once.
 */
export async function findKey(payload: Payload, sent: string): Promise<FoundKey | undefined> {
  const parts = parseKey(sent)
  if (!parts) return undefined
  const { rows } = await adapterOf(payload).pool.query<Row>({
    name: 'find-key',
    text: `select id, user_id as "userId", scopes, secret_hash as hash,
             coalesce(expires_at <= now(), false) as "isExpired",
             coalesce(last_used_at < now() - interval '1 minute', true) as "isStale"
           from ${adapterOf(payload).names.apiKeys} where prefix = $1 and revoked_at is null
             and not exists (select 1 from ${adapterOf(payload).names.accountClosings} a where a.user_id = ${adapterOf(payload).names.apiKeys}.user_id)`,
    values: [parts.prefix],
  })
  const [found] = rows
  if (!found || !timingSafeEqual(Buffer.from(found.hash), Buffer.from(parts.hash))) return undefined
  const { id, userId, scopes, isExpired } = found
  if (found.isStale && !isExpired) await touch(payload, id)
  return { id, userId, scopes, isExpired }
}
