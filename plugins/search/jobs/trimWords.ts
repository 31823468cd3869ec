import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import { adapterOf } from '@/core/database/executor'

/** Words of a statement: nothing is published while it runs. */
const BATCH = 200

/**
 * Forgets words that builds were found under and none is any more, so that nobody is led to them. Only those are looked
 * at that a build has left.
 */
export const trimWords: Sweep = async ({ payload, signal }) => {
  const { drizzle } = adapterOf(payload)
  for (let looked = BATCH; looked === BATCH && !signal.aborted; ) {
    const { rows } = await drizzle.execute<{ looked: number }>(sql`select shop_trim_words(${BATCH}) as looked`)
    looked = rows[0]?.looked ?? 0
  }
}
