import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeChangeHook } from 'payload'
import { transactionOf } from './executor'

/**
 * Locks the row before Payload writes it. Payload updates by an upsert that names key columns, so it needs the
 * strongest row lock: taken late, it deadlocks with a like or comment that holds a weaker one through its foreign key
 * and waits to count.
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
