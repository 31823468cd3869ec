import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import { adapterOf } from '@/core/database/executor'

const BATCH = 5_000

/**
 * Removes visits of past days: each visitor counts once a day, and the counts are stored with the builds. Yesterday
 * (UTC) is kept, for a visit that began before midnight.
 */
export const trimVisits: Sweep = async ({ payload, signal }) => {
  const { drizzle } = adapterOf(payload)
  for (let removed = BATCH; removed === BATCH && !signal.aborted; ) {
    const { rowCount } = await drizzle.execute(sql`
      delete from schematic_visits where ctid = any (array(
        select ctid from schematic_visits where day < (now() at time zone 'UTC')::date - 1 limit ${BATCH}))`)
    removed = rowCount ?? 0
  }
}
