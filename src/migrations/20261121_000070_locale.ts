import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** The language a person is written to in. Nobody's is known until they sign in or choose one. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(
    sql.raw(`
      create type enum_users_locale as enum ('en', 'de', 'es', 'fr', 'pt', 'ru', 'ja', 'zh');
      alter table users add column locale enum_users_locale;`),
  )
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql.raw('alter table users drop column locale; drop type enum_users_locale;'))
}
