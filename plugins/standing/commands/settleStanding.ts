import { sql } from '@payloadcms/db-postgres'
import { quotaByRole } from '@plugins/quotas/queries/quotaByRole'
import { systemSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import type { Executor } from '@/core/database/executor'

/** Accounts that one statement settles. */
const BATCH = 500

/**
 * Ends premium whose time is over: role and quota are a user's again.
 * @param userId of one account alone
 */
export async function settlePremium(tx: Executor, userId?: string): Promise<number> {
  const { users, storageAccounts } = tx.tables
  const { rows } = await tx.execute<{ id: string; until: string }>(sql`
    with over as (
      select id, premium_until as until from ${users} where premium_until <= now() and role in ('premium', 'user')
        ${userId === undefined ? sql`` : sql`and id = ${userId}`}
      order by id limit ${BATCH} for update skip locked)
    update ${users} u set role = 'user', premium_until = null, updated_at = now() from over where u.id = over.id
    returning u.id::text, over.until::text`)
  for (const { id, until } of rows) {
    await tx.execute(sql`
      update ${storageAccounts} set quota_bytes = ${quotaByRole(tx.context).user}, updated_at = now() where owner_id = ${id}`)
    await recordAudit(tx, systemSource, {
      action: 'user.premium_ended',
      target: { kind: 'user', id },
      before: { role: 'premium', premiumUntil: until },
      after: { role: 'user' },
    })
  }
  return rows.length
}

/** Ends suspensions whose time is over. What was hidden with them is shown again. */
export async function settleSuspensions(tx: Executor, userId?: string): Promise<number> {
  const { users } = tx.tables
  const { rows } = await tx.execute<{ id: string; until: string }>(sql`
    with over as (
      select id, suspended_until as until from ${users} where state = 'suspended' and suspended_until <= now()
        ${userId === undefined ? sql`` : sql`and id = ${userId}`}
      order by id limit ${BATCH} for update)
    update ${users} u set state = 'active', hide_content = false, updated_at = now() from over where u.id = over.id
    returning u.id::text, over.until::text`)
  for (const { id, until } of rows)
    await recordAudit(tx, systemSource, {
      action: 'user.unsuspended',
      target: { kind: 'user', id },
      before: { state: 'suspended', suspendedUntil: until },
      after: { state: 'active' },
    })
  return rows.length
}
