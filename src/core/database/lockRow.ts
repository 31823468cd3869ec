import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeChangeHook } from 'payload'
import { transactionOf } from './executor'

/**
 * Locks the row before Payload writes it. Payload's upsert names key columns and so needs the strongest row lock; taken
 * late, it deadlocks with a like or comment that holds a weaker lock through its foreign key.
 */
export const lockRow =
  (table: 'schematics' | 'profiles' | 'storageAccounts' | 'lists' | 'tags'): CollectionBeforeChangeHook =>
  async ({ data, operation, originalDoc, req }) => {
    if (operation === 'update' && originalDoc) {
      const tx = await transactionOf(req)
      await tx.execute(sql`select 1 from ${tx.tables[table]} where id = ${originalDoc.id} for update`)
    }
    return data
  }
