import { sql } from '@payloadcms/db-postgres'
import { createLocalReq, type Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { inRequestTransaction } from '@/core/database/executor'

/**
 * Deletes an account for good whose time is up, with all it made, in one transaction. Stored bytes follow by jobs.
 * @returns whether it was still to be deleted
 */
export async function deleteClosedAccount(payload: Payload, userId: string): Promise<boolean> {
  const req = await createLocalReq({}, payload)
  return inRequestTransaction(req, async (tx) => {
    // The account first, as those who restore it do.
    await tx.execute(sql`select 1 from ${tx.tables.users} where id = ${userId} for update`)
    const { rows } = await tx.execute(sql`
      select 1 from account_closings where user_id = ${userId} and deletes_at <= now() for update`)
    if (rows.length === 0) return false
    const { users } = contextOf(payload).slugs
    await payload.delete({ collection: users, id: userId, req, overrideAccess: true, depth: 0 })
    return true
  })
}
