import type { Queryable } from './types'

const TABLE = 'schematicshop_migrations'

export const createMigrationsTable = (db: Queryable) =>
  db.query({
    text: `create table if not exists ${TABLE} (name text primary key, applied_at timestamptz not null default now())`,
  })

export const recordMigration = (db: Queryable, names: readonly string[]) =>
  db.query({ text: `insert into ${TABLE} (name) select unnest($1::text[]) on conflict do nothing`, values: [names] })

/** Names of the migrations that this database has had. */
export async function readAppliedMigrations(db: Queryable): Promise<Set<string>> {
  const { rows: tables } = await db.query<{ there: boolean }>({
    text: 'select to_regclass($1) is not null as there',
    values: [TABLE],
  })
  if (!tables[0]?.there) return new Set()
  const { rows } = await db.query<{ name: string }>({ text: `select name from ${TABLE}` })
  return new Set(rows.map(({ name }) => name))
}
