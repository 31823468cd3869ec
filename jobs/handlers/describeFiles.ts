import { sql } from '@payloadcms/db-postgres'
import { DETAILS_VERSION } from '@plugins/pipeline/jobs/describeFile'
import type { Payload } from 'payload'
import { inTransaction } from '@/core/database/executor'
import { enqueue } from '../enqueue'

/** Files that one sweep has described. */
const BATCH = 100

/** Has published files described that were not, or by an older version of the shop, some at a time. */
export const describeFiles = (payload: Payload): Promise<void> =>
  inTransaction(payload, async (tx) => {
    const { rows } = await tx.execute<{ id: string }>(sql`
      select f.id from ${tx.tables.schematicFiles} f join ${tx.tables.schematics} s on s.file_id = f.id
      where f.status = 'ready' and coalesce(f.details_version, 0) < ${DETAILS_VERSION}
        and f.ready_at < now() - interval '1 hour'
        and not exists (
          select 1 from pgboss.job j
          where j.name in ('describe-file', 'describe-file.dead') and j.state < 'completed' and j.data->>'fileId' = f.id::text
        )
      order by f.id desc limit ${BATCH}`)
    for (const { id } of rows) await enqueue(tx, 'describe-file', { fileId: id })
  })
