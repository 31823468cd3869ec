import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Lists by title read what they show in its order, instead of ordering all builds there are. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create index schematics_shown_title_idx on schematics (lower(title), id) where status = 'ready' and visibility = 'public'`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop index schematics_shown_title_idx`)
}
