import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'

/**
 * Locks a file's listing until the transaction ends. Anyone who writes a file takes this lock first: the removal of a
 * listing goes from the listing to its files, and the other way round the two would wait for each other.
 */
export async function lockListing(tx: Executor, fileId: string): Promise<void> {
  await tx.execute(sql`
    select 1 from ${tx.tables.schematics} where id = (select schematic_id from ${tx.tables.schematicFiles} where id = ${fileId}) for update`)
}
