import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Of an upload in parts that became a new file of a build: which one, for whoever has lost the answer. */
const statements = `
  alter table uploads add column file_id uuid references schematic_files (id) on delete set null;
  create index uploads_file_idx on uploads (file_id) where file_id is not null;
  alter table uploads add column replaces boolean not null default false;`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('The rules of the database are not taken back. Restore a backup instead.')
}
