import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'

/** What an account is called in authenticator apps and password managers. */
export async function profileNameOf(db: Executor, userId: string): Promise<string> {
  const { rows } = await db.execute<{ username: string }>(
    sql`select username from ${db.tables.profiles} where id = ${userId}`,
  )
  return rows[0]?.username ?? 'SchematicShop'
}
