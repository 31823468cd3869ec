import { sql } from '@payloadcms/db-postgres'
import { endSessions } from '@plugins/sessions/commands/endSessions'
import { type AuditSource, systemSource } from '@/core/audit/auditSource'
import type { Executor } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'
import { ShopError } from '@/core/errors/errors'
import { factorOptions } from '../types'
import { recordFactor } from './recordFactor'

/** Removes all factors of an account and ends its sessions. Its password stays. */
async function removeFactors(tx: Executor, source: AuditSource, userId: string): Promise<void> {
  await tx.execute(sql`select from ${tx.tables.users} where id = ${userId} for no key update`)
  for (const table of [tx.tables.totpFactors, tx.tables.passkeys, tx.tables.recoveryCodes, tx.tables.signInChallenges])
    await tx.execute(sql`delete from ${table} where user_id = ${userId}`)
  await endSessions(tx, userId)
  await recordFactor(tx, source, { userId, action: 'factor.reset', occasion: 'reset_done' })
}

/**
 * Removes the factors of a user who lost them all, at an admin's request; of a moderator or admin after a delay, in
 * which their owner, who is told, or another admin can stop it.
 * @returns when it happens, in ISO 8601; nothing where it has
 * @throws ShopError `not_found`, `forbidden` for oneself
 */
export async function requestFactorReset(
  tx: Executor,
  source: AuditSource,
  userId: string,
): Promise<string | undefined> {
  if (userId === source.actorId)
    throw new ShopError(
      403,
      'forbidden',
      'Another admin has to reset your second factors. Yours work with the settings.',
    )
  const { rows } = await tx.execute<{ isStaff: boolean; has: boolean }>(sql`
    select role in ('moderator', 'admin') as "isStaff", shop_has_factor(id) as has
    from ${tx.tables.users} where id = ${userId} for no key update`)
  const account = rows[0]
  if (!account?.has) throw new ShopError(404, 'not_found', 'This user has no second factor.')
  const hours = account.isStaff ? factorOptions.of(tx.context).staffResetHours : 0
  if (hours === 0) {
    await removeFactors(tx, source, userId)
    return undefined
  }
  const { rows: resets } = await tx.execute<{ dueAt: string; isNew: boolean }>(sql`
    insert into ${tx.tables.factorResets} as r (user_id, requested_by, due_at)
    values (${userId}, ${source.actorId}, now() + make_interval(hours => ${hours}))
    on conflict (user_id) do update set user_id = excluded.user_id
    returning ${sql.raw(isoTime('due_at'))} as "dueAt", xmax = 0 as "isNew"`)
  const reset = resets[0]
  if (reset?.isNew)
    await recordFactor(tx, source, {
      userId,
      action: 'factor.reset_requested',
      after: { dueAt: reset.dueAt },
      occasion: 'reset_requested',
      detail: reset.dueAt,
    })
  return reset?.dueAt
}

/** Stops a reset that has not happened. @returns whether there was one */
export async function cancelFactorReset(tx: Executor, source: AuditSource, userId: string): Promise<boolean> {
  const { rows } = await tx.execute(
    sql`delete from ${tx.tables.factorResets} where user_id = ${userId} returning user_id`,
  )
  if (rows.length > 0) await recordFactor(tx, source, { userId, action: 'factor.reset_cancelled' })
  return rows.length > 0
}

/** Does the resets that are due. @returns whose they were */
export async function doDueResets(tx: Executor): Promise<string[]> {
  const { rows } = await tx.execute<{ userId: string }>(
    sql`delete from ${tx.tables.factorResets} where due_at <= now() returning user_id as "userId"`,
  )
  for (const { userId } of rows) await removeFactors(tx, systemSource, userId)
  return rows.map(({ userId }) => userId)
}
