import { enqueueRemoval } from '@jobs/enqueueRemoval'
import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeDeleteHook } from 'payload'
import { transactionOf } from '@/core/database/executor'

/** The database removes a listing's files with it; this asks, in the same transaction, for their bytes
 * and those of what they were converted to, to be removed too. */
export const removeObjects: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const tx = await transactionOf(req)
  // The listing first, then its files: the lock order of all writers.
  await tx.execute(sql`select 1 from ${tx.tables.schematics} where id = ${id} for update`)
  const { rows } = await tx.execute<{ key: string }>(sql`
    with files as (select id, object_id from ${tx.tables.schematicFiles} where schematic_id = ${id} for update)
    select key from stored_objects where id in (
      select object_id from files union all select c.object_id from conversions c join files on files.id = c.file_id)`)
  await enqueueRemoval(
    tx,
    rows.map(({ key }) => key),
  )
}
