import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'

/** Bytes; no quota means without limit. */
export type StorageUse = { usedBytes: number; quotaBytes: number | null }

export async function readStorage(payload: Payload, ownerId: string): Promise<StorageUse> {
  const { rows } = await adapterOf(payload).pool.query<StorageUse>({
    name: 'page-storage',
    text: `select used_bytes::float8 as "usedBytes", quota_bytes::float8 as "quotaBytes" from ${adapterOf(payload).names.storageAccounts} where owner_id = $1`,
    values: [ownerId],
  })
  return rows[0] ?? { usedBytes: 0, quotaBytes: null }
}
