import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { ShopError } from '@/errors'
import { adapterOf } from '../database'

const readable = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const mebibytes = (bytes: number) => `${readable.format(bytes / 1024 ** 2)} MiB`

/**
 * Turns an upload away early where its owner has no room for it. The trigger on the files decides; this only spares the
 * work and says it in words.
 * @throws ShopError `quota_exceeded`
 */
export async function refuseOverQuota(payload: Payload, ownerId: string, bytes: number): Promise<void> {
  const { rows } = await adapterOf(payload).drizzle.execute<{ used: string; quota: string | null }>(
    sql`select used_bytes as used, quota_bytes as quota from storage_accounts where owner_id = ${ownerId}`,
  )
  const account = rows[0]
  if (!account || account.quota === null) return
  const free = Math.max(0, Number(account.quota) - Number(account.used))
  if (bytes <= free) return
  throw new ShopError(
    413,
    'quota_exceeded',
    `Your storage has ${mebibytes(free)} left of ${mebibytes(Number(account.quota))}, and this file needs ${mebibytes(bytes)}. Delete builds you no longer need and try again.`,
    { usedBytes: Number(account.used), quotaBytes: Number(account.quota) },
  )
}
