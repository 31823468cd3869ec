import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'

export type Kept = { builds: number; files: number; bytes: number; comments: number; lists: number }

/** How much would go with an account: said before it is deleted. */
export async function countWhatGoes(payload: Payload, userId: string): Promise<Kept> {
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<Kept>(sql`
    select (select count(*)::int from ${drizzle.tables.schematics} where owner_id = ${userId}) as builds,
      (select count(*)::int from ${drizzle.tables.schematicFiles} where owner_id = ${userId}) as files,
      (select coalesce(sum(filesize), 0)::float8 from ${drizzle.tables.schematicFiles} where owner_id = ${userId}) as bytes,
      (select count(*)::int from ${drizzle.tables.comments} where author_id = ${userId}) as comments,
      (select count(*)::int from ${drizzle.tables.lists} where owner_id = ${userId}) as lists`)
  return rows[0] ?? { builds: 0, files: 0, bytes: 0, comments: 0, lists: 0 }
}
