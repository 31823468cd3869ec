import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { log } from '@/core/log/log'
import { plainRecoveryCode } from '../recoveryCodes'
import { seal, secretHashes, unseal } from '../secretBox'
import { stepOf } from '../totp'

/** Accepts a code of the user's app once; the row's lock lets one of concurrent uses through. */
async function consumeTotp(tx: Executor, userId: string, code: string): Promise<boolean> {
  const { rows } = await tx.execute<{ secret: string; lastStep: string }>(sql`
    select secret, last_step as "lastStep" from ${tx.tables.totpFactors}
    where user_id = ${userId} and confirmed_at is not null for update`)
  const factor = rows[0]
  if (!factor) return false
  const opened = unseal(tx.context, userId, factor.secret)
  if (!opened) {
    log.error({ userId }, 'a second factor cannot be read: its secret was encrypted with a key that is not known')
    return false
  }
  const step = stepOf(opened.text, code)
  if (step === undefined || step <= Number(factor.lastStep)) return false
  const secret = opened.isOld ? seal(tx.context, userId, opened.text) : factor.secret
  await tx.execute(sql`
    update ${tx.tables.totpFactors} set last_step = ${step}, secret = ${secret}, last_used_at = now() where user_id = ${userId}`)
  return true
}

/** Uses up a recovery code; of concurrent uses one succeeds. */
async function consumeRecoveryCode(tx: Executor, userId: string, code: string): Promise<boolean> {
  const hashes = JSON.stringify(secretHashes(tx.context, 'recovery code', userId, code))
  const { rows } = await tx.execute(sql`
    update ${tx.tables.recoveryCodes} set used_at = now()
    where user_id = ${userId} and used_at is null and code_hash in (select jsonb_array_elements_text(${hashes}::jsonb))
    returning user_id`)
  return rows.length > 0
}

/**
 * Checks a typed code, of an authenticator app or for recovery, and uses it up.
 * @returns what it was; undefined where it is wrong, used or too old
 */
export async function verifyCode(
  tx: Executor,
  userId: string,
  typed: string,
): Promise<'totp' | 'recovery_code' | undefined> {
  const digits = typed.replace(/\s+/g, '')
  if (/^\d{6}$/.test(digits)) return (await consumeTotp(tx, userId, digits)) ? 'totp' : undefined
  const code = plainRecoveryCode(typed)
  return code && (await consumeRecoveryCode(tx, userId, code)) ? 'recovery_code' : undefined
}
