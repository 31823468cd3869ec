import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { doDueResets } from '../commands/resetFactors'

/** Does resets that are due, and removes challenges that are over. */
export const sweepFactors: Sweep = async ({ payload }) => {
  await inTransaction(payload, doDueResets)
  const { drizzle } = adapterOf(payload)
  await drizzle.execute(sql`delete from ${drizzle.tables.signInChallenges} where expires_at < now()`)
  await drizzle.execute(sql`delete from ${drizzle.tables.usedChallenges} where expires_at < now()`)
  // Set up and never confirmed.
  await drizzle.execute(sql`
    delete from ${drizzle.tables.totpFactors} where confirmed_at is null and created_at < now() - interval '1 day'`)
}
