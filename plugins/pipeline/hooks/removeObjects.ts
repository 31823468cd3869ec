import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeDeleteHook } from 'payload'
import { transactionOf } from '@/server/database'
import { enqueue } from '../../../jobs/enqueue'

/** The database removes a listing's files with it; this asks, in the same transaction, for their bytes to be removed too. */
export const removeObjects: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const tx = await transactionOf(req)
  // First the listing, then its files: in the order of those who write them.
  await tx.execute(sql`select 1 from schematics where id = ${id} for update`)
  const { rows } = await tx.execute<{ key: string }>(sql`
    select o.key from schematic_files f join stored_objects o on o.id = f.object_id where f.schematic_id = ${id}
    for update of f`)
  if (rows.length > 0) await enqueue(tx, 'remove-objects', { keys: rows.map(({ key }) => key) })
}
