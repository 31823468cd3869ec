import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'

/** Claims a key once: true for the first caller, when its transaction commits. */
export async function claimOnce(tx: Executor, key: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    insert into told_once (key) values (${key}) on conflict (key) do nothing returning key`)
  return rows.length > 0
}
