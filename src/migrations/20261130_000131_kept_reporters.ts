import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** A report outlives its reporter's account, without naming it; and whoever sent it is changed in no other way. */
const statements = `
  alter table reports alter column reporter_id drop not null, drop constraint reports_reporter_id_profiles_id_fk;
  alter table reports add constraint reports_reporter_id_profiles_id_fk
    foreign key (reporter_id) references profiles (id) on delete set null;

  create or replace function shop_keep_report() returns trigger language plpgsql as $$
  begin
    new.snapshot := coalesce(old.snapshot, new.snapshot);
    new.schematic_id := case when new.schematic_id is null then null else old.schematic_id end;
    new.comment_id := case when new.comment_id is null then null else old.comment_id end;
    new.profile_id := case when new.profile_id is null then null else old.profile_id end;
    new.reporter_id := case when new.reporter_id is null then null else old.reporter_id end;
    if pg_trigger_depth() = 1 then
      new.schematic_id := old.schematic_id;
      new.comment_id := old.comment_id;
      new.profile_id := old.profile_id;
      new.reporter_id := old.reporter_id;
    end if;
    return new;
  end $$;`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('What reports keep is not taken back. Restore a backup instead.')
}
