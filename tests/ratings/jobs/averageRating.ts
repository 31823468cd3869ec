import { sql } from '@payloadcms/db-postgres'
import { inTransaction, type JobHandler, skipped } from 'schematicshop/room'
import type { ratingQueues } from './queues'

/** Stores the average of a build's ratings; can safely run twice. */
export const averageRating: JobHandler<typeof ratingQueues.averageRating> = ({ schematicId }, { payload }) =>
  inTransaction(payload, async (tx) => {
    const { rowCount } = await tx.execute(sql`
      insert into rating_averages (schematic_id, stars)
      select schematic_id, avg(stars) from ratings where schematic_id = ${schematicId} group by schematic_id
      on conflict (schematic_id) do update set stars = excluded.stars`)
    return rowCount ? 'done' : skipped('nobody has rated it')
  })
