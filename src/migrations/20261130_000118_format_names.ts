import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** A format has one name, that of `formats`, in files, searches and conversions. */
const statements = `
  update conversions set target = case target when 'sponge3' then 'sponge' else 'litematic' end
    where target in ('sponge3', 'litematica');`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('The rules of the database are not taken back. Restore a backup instead.')
}
