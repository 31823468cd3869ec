import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { seal, unseal } from '../secretBox'
import { makeSecret, stepOf } from '../totp'

export const wrongCode = (): ShopError =>
  new ShopError(403, 'wrong_code', 'This code is wrong, too old or was already used. Enter the one shown now.', {
    field: 'code',
  })

/**
 * Begins an authenticator app, in the place of one that was never confirmed.
 * @returns the secret, in base32
 * @throws ShopError `factor_exists`
 */
export async function beginTotp(tx: Executor, userId: string): Promise<string> {
  const secret = makeSecret()
  const { rows } = await tx.execute(sql`
    insert into ${tx.tables.totpFactors} as f (user_id, secret) values (${userId}, ${seal(tx.context, userId, secret)})
    on conflict (user_id) do update set secret = excluded.secret, created_at = now() where f.confirmed_at is null
    returning user_id`)
  if (rows.length === 0)
    throw new ShopError(409, 'factor_exists', 'You have an authenticator app already. Remove it to set up another one.')
  return secret
}

/** Confirms the app by its first code, from when on it counts. @throws ShopError `not_found`, `wrong_code` */
export async function confirmTotp(tx: Executor, userId: string, code: string): Promise<void> {
  const { rows } = await tx.execute<{ secret: string; lastStep: string }>(sql`
    select secret from ${tx.tables.totpFactors} where user_id = ${userId} and confirmed_at is null for update`)
  const opened = rows[0] && unseal(tx.context, userId, rows[0].secret)
  if (!opened) throw new ShopError(404, 'not_found', 'There is no authenticator app to confirm. Set one up first.')
  const step = stepOf(opened.text, code.replace(/\s+/g, ''))
  if (step === undefined) throw wrongCode()
  await tx.execute(sql`
    update ${tx.tables.totpFactors} set confirmed_at = now(), last_used_at = now(), last_step = ${step} where user_id = ${userId}`)
}

/** @returns whether there was one */
export async function removeTotp(tx: Executor, userId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ wasConfirmed: boolean }>(sql`
    delete from ${tx.tables.totpFactors} where user_id = ${userId} returning confirmed_at is not null as "wasConfirmed"`)
  return rows[0]?.wasConfirmed ?? false
}
