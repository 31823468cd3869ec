import { enqueueRemoval } from '@jobs/enqueueRemoval'
import { GRACE_MINUTES, inBatches, isPastGrace, SWEEP_BATCH } from '@jobs/sweeping'
import type { Sweep } from '@jobs/withSweeps'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import { FILES_PREFIX } from '@/core/storage/objectStore'

/** Bytes without a row: from an upload whose transaction never committed, or an interrupted removal. */
async function sweepFiles(payload: Payload): Promise<void> {
  const { drizzle } = adapterOf(payload)
  for await (const batch of inBatches(contextOf(payload).stores.objects.list(FILES_PREFIX))) {
    const old = batch.filter(({ modifiedAt }) => isPastGrace(modifiedAt)).map(({ key }) => key)
    if (old.length === 0) continue
    // In one statement: something published between two would be in neither.
    const { rows } = await drizzle.execute<{ key: string }>(sql`
      select key from stored_objects where key in ${old}
      union all select 'files/' || object_id from uploads where state <> 'done' and 'files/' || object_id in ${old}`)
    const known = new Set(rows.map(({ key }) => key))
    for (const key of old) if (!known.has(key)) await contextOf(payload).stores.objects.remove(key)
  }
}

/** Rows that no file, conversion or export refers to, as after an account was deleted. */
async function sweepRows(payload: Payload): Promise<void> {
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<{ key: string }>(sql`
    select key from stored_objects o where created_at < now() - make_interval(mins => ${GRACE_MINUTES})
      and not exists (select 1 from ${drizzle.tables.schematicFiles} f where f.object_id = o.id)
      and not exists (select 1 from conversions c where c.object_id = o.id)
      and not exists (select 1 from ${drizzle.tables.moderationEvidence} e where e.object_id = o.id)
      and not exists (select 1 from data_exports e where e.object_id = o.id) limit ${SWEEP_BATCH}`)
  await enqueueRemoval(
    drizzle,
    rows.map(({ key }) => key),
  )
}

/** Removes stored files that nothing refers to. */
export const sweepStoredFiles: Sweep = async ({ payload }) => {
  await sweepRows(payload)
  await sweepFiles(payload)
}
