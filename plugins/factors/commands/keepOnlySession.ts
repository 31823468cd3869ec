import { sql } from '@payloadcms/db-postgres'
import type { TypedUser } from 'payload'
import type { Executor } from '@/core/database/executor'

/** Ends all other sessions of an account as it gets its first second factor: they began without one. */
export async function keepOnlySession(tx: Executor, user: TypedUser): Promise<void> {
  const current = '_sid' in user ? String(user._sid) : ''
  await tx.execute(sql`delete from ${tx.tables.usersSessions} where _parent_id = ${user.id} and id <> ${current}`)
}
