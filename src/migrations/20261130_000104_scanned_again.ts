import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** With what a file was scanned, so that it is scanned again once the scanner knows more. */
const statements = `
  alter table schematic_files add column scan_signatures varchar;
  create index schematic_files_scans_idx on schematic_files (verdict, scan_signatures, created_at desc) where status = 'ready';`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(statements))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw('drop index schematic_files_scans_idx; alter table schematic_files drop column scan_signatures'),
  )
}
