import { sql } from '@payloadcms/db-postgres'
import { contextOf } from '@/core/context/context'
import { adapterOf } from '@/core/database/executor'
import type { objectQueues } from '../fileQueues'
import type { Handler } from '../handler'

/**
 * Removes stored objects that nothing refers to. The row goes first: its foreign keys fail while a file, conversion or
 * export still uses it. If the worker dies in between, the sweep removes the bytes.
 */
export const removeObjects: Handler<typeof objectQueues.removeObjects> = async ({ keys }, { payload }) => {
  for (const key of keys) {
    const { rows } = await adapterOf(payload).drizzle.execute<{ referred: boolean }>(sql`
      with gone as (
        delete from stored_objects o where o.key = ${key}
          and not exists (select 1 from ${adapterOf(payload).drizzle.tables.schematicFiles} f where f.object_id = o.id)
          and not exists (select 1 from conversions c where c.object_id = o.id)
          and not exists (select 1 from ${adapterOf(payload).drizzle.tables.moderationEvidence} e where e.object_id = o.id)
          and not exists (select 1 from data_exports e where e.object_id = o.id)
      )
      select exists (select 1 from ${adapterOf(payload).drizzle.tables.schematicFiles} f join stored_objects o on o.id = f.object_id where o.key = ${key})
        or exists (select 1 from conversions c join stored_objects o on o.id = c.object_id where o.key = ${key})
        or exists (select 1 from ${adapterOf(payload).drizzle.tables.moderationEvidence} e join stored_objects o on o.id = e.object_id
          where o.key = ${key})
        or exists (select 1 from data_exports e join stored_objects o on o.id = e.object_id where o.key = ${key}) as referred`)
    if (!rows[0]?.referred) await contextOf(payload).stores.objects.remove(key)
  }
  return 'done'
}
