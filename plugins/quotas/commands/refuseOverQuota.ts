import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { ShopError, storageFull } from '@/core/errors/errors'

const readable = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const mebibytes = (bytes: number) => `${readable.format(bytes / 1024 ** 2)} MB`

/** Bytes as Postgres' driver gives them; no quota is no limit. */
type Account = { used: string | null; quota: string | null }

/** The refusal of a file that an account has no room for. */
export function quotaRefusal({ used, quota }: Account, bytes: number): ShopError | undefined {
  if (used === null || quota === null) return undefined
  const free = Math.max(0, Number(quota) - Number(used))
  if (bytes <= free) return undefined
  return new ShopError(
    413,
    'quota_exceeded',
    `This file needs ${mebibytes(bytes)}, but only ${mebibytes(free)} of your ${mebibytes(Number(quota))} are left. Delete builds you no longer need and try again.`,
    { usedBytes: Number(used), quotaBytes: Number(quota) },
  )
}

/**
 * Turns a picture away before its body is read where nothing more fits. How much it takes is known only once it was
 * made smaller: the trigger on the pictures decides.
 * @throws ShopError `quota_exceeded`
 */
export async function refuseFullAccount(payload: Payload, ownerId: string): Promise<void> {
  const { rows } = await adapterOf(payload).pool.query({
    name: 'read-full-account',
    text: `select 1 from ${adapterOf(payload).names.storageAccounts} where owner_id = $1 and used_bytes >= quota_bytes`,
    values: [ownerId],
  })
  if (rows.length > 0) throw storageFull()
}

/**
 * Turns an upload away before its body is read where its owner has no room for it. The trigger on the files decides.
 * @throws ShopError `quota_exceeded`
 */
export async function refuseOverQuota(payload: Payload, ownerId: string, bytes: number): Promise<void> {
  const { rows } = await adapterOf(payload).pool.query<Account>({
    name: 'read-quota',
    text: `select used_bytes as used, quota_bytes as quota from ${adapterOf(payload).names.storageAccounts} where owner_id = $1`,
    values: [ownerId],
  })
  const refusal = rows[0] && quotaRefusal(rows[0], bytes)
  if (refusal) throw refusal
}
