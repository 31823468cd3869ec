import { sql } from '@payloadcms/db-postgres'
import type { CollectionBeforeChangeHook } from 'payload'
import { transactionOf } from '@/server/database'

/**
 * Locks the row before Payload writes it. Payload updates by an upsert, which may deadlock with, or collide with itself
 * because of, a trigger that counts on the same row at that moment.
 */
export const lockRow =
  (table: 'schematics' | 'profiles' | 'storage_accounts'): CollectionBeforeChangeHook =>
  async ({ data, operation, originalDoc, req }) => {
    if (operation === 'update' && originalDoc)
      await (await transactionOf(req)).execute(
        sql`select 1 from ${sql.identifier(table)} where id = ${originalDoc.id} for no key update`,
      )
    return data
  }
