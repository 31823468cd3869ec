import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { makeRecoveryCodes, plainRecoveryCode } from '../recoveryCodes'
import { secretHashes } from '../secretBox'

/** Makes new recovery codes in the place of all others. @returns them; they are shown once, and kept as hashes */
export async function replaceRecoveryCodes(tx: Executor, userId: string): Promise<string[]> {
  const codes = makeRecoveryCodes()
  const hashes = codes.map(
    (code) => secretHashes(tx.context, 'recovery code', userId, plainRecoveryCode(code) ?? '')[0],
  )
  await tx.execute(sql`delete from ${tx.tables.recoveryCodes} where user_id = ${userId}`)
  await tx.execute(sql`
    insert into ${tx.tables.recoveryCodes} (user_id, code_hash)
    select ${userId}::uuid, jsonb_array_elements_text(${JSON.stringify(hashes)}::jsonb)`)
  return codes
}

/** An account without a factor has no use for them. */
export const dropRecoveryCodes = (tx: Executor, userId: string): Promise<unknown> =>
  tx.execute(sql`
    delete from ${tx.tables.recoveryCodes} where user_id = ${userId} and not shop_has_factor(${userId})`)
