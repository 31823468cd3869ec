import { enqueueRemoval } from '@jobs/enqueueRemoval'
import { sql } from '@payloadcms/db-postgres'
import { lockRelated } from '@plugins/people/commands/lockRelated'
import type { CollectionBeforeDeleteHook } from 'payload'
import { transactionOf } from '@/core/database/executor'

/** The database deletes an account's rows; this enqueues, in the same transaction, the removal of its stored bytes. */
export const enqueueObjectRemoval: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const tx = await transactionOf(req)
  await lockRelated(tx, String(id))
  const { rows } = await tx.execute<{ key: string }>(sql`
    select distinct o.key from ${tx.tables.schematicFiles} f join stored_objects o on o.id = f.object_id where f.owner_id = ${id}`)
  await enqueueRemoval(
    tx,
    rows.map(({ key }) => key),
  )
}
