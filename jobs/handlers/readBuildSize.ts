import { type BuildSize, UNKNOWN_SIZE } from '@jobs/engine/estimateMemory'
import { sql } from '@payloadcms/db-postgres'
import type { Executor } from '@/core/database/executor'

/** The size of a build as inspected, as far as memory estimates need it; zeros where there was no inspection. */
export async function readBuildSize(db: Executor, fileId: string): Promise<BuildSize> {
  const { rows } = await db.execute<BuildSize>(sql`
    select f.format, coalesce((f.inspection ->> 'volume')::float8, 0) as volume,
      coalesce((f.inspection ->> 'width')::float8 * (f.inspection ->> 'height')::float8 * (f.inspection ->> 'length')::float8, 0) as box,
      (select coalesce(sum(value::float8), 0) from (
        select value from jsonb_each_text(f.inspection -> 'blockEntities')
        union all select value from jsonb_each_text(f.inspection -> 'entities')) counts) as elements
    from ${db.tables.schematicFiles} f where f.id = ${fileId} and jsonb_typeof(f.inspection) = 'object'`)
  return rows[0] ?? UNKNOWN_SIZE
}
