import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import { adapterOf } from '@/core/database/executor'

/** Words per statement: publishing waits while it runs. */
const BATCH = 200

/**
 * Removes search words that no build has any more, so that they are not suggested. Only checks words that a build has
 * left.
 */
export const trimWords: Sweep = async ({ payload, signal }) => {
  const { drizzle } = adapterOf(payload)
  for (let looked = BATCH; looked === BATCH && !signal.aborted; ) {
    const { rows } = await drizzle.execute<{ looked: number }>(sql`select shop_trim_words(${BATCH}) as looked`)
    looked = rows[0]?.looked ?? 0
  }
}
