import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'

/** A site keeps an admin. @throws ShopError 409 `last_admin` where this is the only one */
export async function requireOtherAdmin(tx: Executor, user: { id: string | number; role?: string }): Promise<void> {
  if (user.role !== 'admin') return
  // Locked, so that of two admins who leave at once one stays.
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from ${tx.tables.users} u where role = 'admin' and state = 'active'
      and not exists (select 1 from account_closings c where c.user_id = u.id)
    order by id for update`)
  if (rows.some(({ id }) => id !== String(user.id))) return
  throw new ShopError(409, 'last_admin', 'You are the only admin. Make someone else an admin first.')
}
