import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** A report outlives what it is about, and keeps what that was as it was reported. */
const statements = `
  alter table reports add column snapshot jsonb;
  alter table reports add constraint reports_snapshot_size check (octet_length(snapshot::text) <= 131072);

  alter table reports drop constraint reports_schematic_id_schematics_id_fk,
    drop constraint reports_comment_id_comments_id_fk, drop constraint reports_profile_id_profiles_id_fk,
    drop constraint reports_about_one;
  alter table reports
    add constraint reports_schematic_id_schematics_id_fk foreign key (schematic_id) references schematics (id) on delete set null,
    add constraint reports_comment_id_comments_id_fk foreign key (comment_id) references comments (id) on delete set null,
    add constraint reports_profile_id_profiles_id_fk foreign key (profile_id) references profiles (id) on delete set null,
    add constraint reports_about_one check (
      (kind = 'schematic' or schematic_id is null) and (kind = 'comment' or comment_id is null)
      and (kind = 'profile' or profile_id is null));

  -- Written once; and what a report is about changes in no other way than by going.
  create function shop_keep_report() returns trigger language plpgsql as $$
  begin
    new.snapshot := coalesce(old.snapshot, new.snapshot);
    new.schematic_id := case when new.schematic_id is null then null else old.schematic_id end;
    new.comment_id := case when new.comment_id is null then null else old.comment_id end;
    new.profile_id := case when new.profile_id is null then null else old.profile_id end;
    if pg_trigger_depth() = 1 then
      new.schematic_id := old.schematic_id;
      new.comment_id := old.comment_id;
      new.profile_id := old.profile_id;
    end if;
    return new;
  end $$;
  create trigger keep_report before update on reports for each row execute function shop_keep_report();

  alter type enum_notifications_kind add value if not exists 'report';`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('What reports keep is not taken back. Restore a backup instead.')
}
