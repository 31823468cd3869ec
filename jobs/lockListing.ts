import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'

/**
 * Locks a file's listing until the transaction ends. Every write to a file takes this lock first: deleting a listing
 * locks the listing and then its files, and the opposite order would deadlock.
 */
export async function lockListing(tx: Executor, fileId: string): Promise<void> {
  await tx.execute(sql`
    select 1 from ${tx.tables.schematics} where id = (select schematic_id from ${tx.tables.schematicFiles} where id = ${fileId}) for update`)
}
