import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * A report outlives what it is about and who sent it, keeps what that was as it was reported, and is one a reporter and
 * target while it is open.
 */
const bounds = (t: TableNames) => `
  alter table ${t.reports} add constraint ${t.reports}_about_one check (
      (kind = 'schematic' or schematic_id is null) and (kind = 'comment' or comment_id is null)
      and (kind = 'profile' or profile_id is null));
  alter table ${t.reports} add constraint ${t.reports}_text_length check (char_length(text) <= 1000);
  alter table ${t.reports} add constraint ${t.reports}_snapshot_size check (octet_length(snapshot::text) <= 131072);
  drop index ${t.reports}_reporter_idx;
  create index ${t.reports}_reporter_idx on ${t.reports} (reporter_id, created_at);
  create index ${t.reports}_open_idx on ${t.reports} (created_at, id) where status = 'open';
  create unique index ${t.reports}_one_open on ${t.reports} (reporter_id, kind, coalesce(schematic_id, comment_id, profile_id))
    where status = 'open';`

/** Written once; and what a report is about changes in no other way than by going. */
const keeping = (t: TableNames) => `
  create function shop_keep_report() returns trigger language plpgsql as $$
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
  end $$;
  create trigger keep_report before update on ${t.reports} for each row execute function shop_keep_report();`

export const reports: Migration = {
  name: 'moderation/0004_reports',
  up: (t) => [bounds(t), keeping(t)],
}
