import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** A build's page says which formats are ready: it is made anew when one is, or is no longer kept. */
const statements = `
  create trigger tell_pages after delete or update of status on conversions
    for each statement execute function shop_tell_pages();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(statements))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql.raw('drop trigger tell_pages on conversions'))
}
