import { deadLetterOf } from '@jobs/defineQueue'
import { enqueue } from '@jobs/enqueue'
import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import { inTransaction } from '@/core/database/executor'
import { DETAILS_VERSION } from './describeFile'
import { pipelineQueues } from './queues'

/** Files that one sweep has described. */
const BATCH = 100

const { describeFile } = pipelineQueues

/** Enqueues descriptions of published files that lack one or have an outdated one, in batches. */
export const describeFiles: Sweep = ({ payload }) =>
  inTransaction(payload, async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(sql`
      select f.id from ${tx.tables.schematicFiles} f join ${tx.tables.schematics} s on s.file_id = f.id
      where f.status = 'ready' and coalesce(f.details_version, 0) < ${DETAILS_VERSION}
        and f.ready_at < now() - interval '1 hour'
        and not exists (
          select 1 from ${tx.tables.jobs} j
          where j.name in (${describeFile.name}, ${deadLetterOf(describeFile)}) and j.state < 'completed' and j.data->>'fileId' = f.id::text
        )
      order by f.id desc limit ${BATCH}`)
    for (const { id } of rows) await enqueue(tx, describeFile, { fileId: id })
  })
