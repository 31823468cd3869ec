import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import type { Scope } from '@/core/vocabulary'

/** A key as its owner sees it: never its secret. Times are ISO 8601. */
export type ApiKey = {
  id: string
  name: string
  prefix: string
  scopes: Scope[]
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
  isExpired: boolean
}

const columns = `id, name, prefix, scopes, ${isoTime('created_at')} as "createdAt", ${isoTime('expires_at')} as "expiresAt",
  ${isoTime('last_used_at')} as "lastUsedAt", coalesce(expires_at <= now(), false) as "isExpired"`

/** A user's keys, latest first; revoked ones are gone. */
export async function readKeys(payload: Payload, userId: string): Promise<ApiKey[]> {
  const { rows } = await adapterOf(payload).pool.query<ApiKey>({
    name: 'user-keys',
    text: `select ${columns} from ${adapterOf(payload).names.apiKeys}
           where user_id = $1 and revoked_at is null order by created_at desc, id desc`,
    values: [userId],
  })
  return rows
}

/** One of a user's keys. */
export async function readKey(payload: Payload, userId: string, id: string): Promise<ApiKey | undefined> {
  return (await readKeys(payload, userId)).find((key) => key.id === id)
}
