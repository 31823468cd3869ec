import { sql } from '@payloadcms/db-postgres'
import { quotaByRole } from '@plugins/quotas/queries/quotaByRole'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { type Executor, inTransaction } from '@/core/database/executor'
import { roles } from '@/core/vocabulary'

/**
 * Gives users that the shop didn't create what others have: a profile, a storage account, and a confirmed address. They
 * existed before it, or the app created them. Usernames are not derived from the address, which is private.
 * @returns how many there were
 */
export const adoptUsers = (payload: Payload): Promise<number> =>
  inTransaction(payload, async (tx) => {
    const { slugs } = contextOf(payload)
    // Where the app verifies addresses itself, its result counts.
    const isProven = payload.collections[slugs.users].config.auth.verify ? sql`u._verified` : sql`true`
    await tx.execute(sql`
      insert into ${tx.tables.confirmedEmails} (user_id, email)
      select u.id, u.email from ${tx.tables.users} u
      where ${isProven} and u.email is not null and not exists (select 1 from ${tx.tables.profiles} p where p.id = u.id)
      on conflict do nothing`)
    let adopted = 0
    // A user whose name was taken gets a new one in the next round.
    for (let added = -1; added !== 0; adopted += added) added = await addProfiles(tx)
    await openStorageAccounts(tx)
    return adopted
  })

async function addProfiles(tx: Executor): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    insert into ${tx.tables.profiles} (id, user_id, username, display_name)
    select id, id, username, username from (
      select u.id, 'builder-' || left(replace(gen_random_uuid()::text, '-', ''), 8) as username from ${tx.tables.users} u
      where not exists (select 1 from ${tx.tables.profiles} p where p.id = u.id)) as nameless
    on conflict do nothing`)
  return rowCount ?? 0
}

async function openStorageAccounts(tx: Executor): Promise<void> {
  const quotaOf = quotaByRole(tx.context)
  const quotas = sql.join(
    roles.map((role) => sql`when ${role} then ${quotaOf[role]}::numeric`),
    sql` `,
  )
  await tx.execute(sql`
    insert into ${tx.tables.storageAccounts} (id, owner_id, quota_bytes)
    select u.id, u.id, case u.role::text ${quotas} end from ${tx.tables.users} u
    where not exists (select 1 from ${tx.tables.storageAccounts} a where a.owner_id = u.id)
    on conflict do nothing`)
}
