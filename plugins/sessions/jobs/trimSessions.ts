import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import { adapterOf } from '@/core/database/executor'

/** Removes expired sessions. */
export const trimSessions: Sweep = async ({ payload }) => {
  const { drizzle } = adapterOf(payload)
  await drizzle.execute(sql`delete from ${drizzle.tables.shopSessions} where expires_at < now()`)
}
