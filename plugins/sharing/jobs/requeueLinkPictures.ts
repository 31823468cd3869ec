import { enqueue } from '@jobs/enqueue'
import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import { publishedSql } from '@/core/access/visibility'
import { inTransaction } from '@/core/database/executor'
import { sharingQueues } from './queues'

/** Pictures that are asked for at a time, so that an old shop draws them in the background and not all at once. */
const BATCH = 200
/** Held by the sweep that is asking. */
const SWEEP_LOCK = 7420002

/**
 * Asks for the pictures of builds that have none for links yet: those from before there were any, those that were
 * private, and those whose picture could not be drawn.
 */
export const requeueLinkPictures: Sweep = ({ payload }) =>
  inTransaction(payload, async (tx) => {
    // Two sweeps at once would ask twice.
    const lock = await tx.execute<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(${SWEEP_LOCK}) as taken`)
    if (!lock.rows[0]?.taken) return
    const { rows } = await tx.execute<{ id: string }>(sql`
      select s.file_id as id from ${tx.tables.schematics} s left join link_pictures l on l.schematic_id = s.id
      where ${publishedSql('linked')} and s.file_id is not null and l.file_id is distinct from s.file_id
        and not exists (
          select 1 from ${tx.tables.jobs} j
          where j.name in ('draw-link-picture', 'draw-link-picture.dead') and j.data->>'fileId' = s.file_id::text
            and (j.state < 'completed' or j.name like '%.dead')
        )
      order by s.published_at desc limit ${BATCH}`)
    for (const { id } of rows) await enqueue(tx, sharingQueues.drawLinkPicture, { fileId: id })
  })
