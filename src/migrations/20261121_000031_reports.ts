import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** What people tell the moderators of. A report goes with what it is about, and there is one open one a person and target. */
const statements = `
  create type enum_reports_kind as enum ('schematic', 'comment', 'profile');
  create type enum_reports_reason as enum ('spam', 'stolen', 'harmful_file', 'harassment', 'inappropriate', 'other');
  create type enum_reports_status as enum ('open', 'resolved', 'dismissed');
  create table reports (
    id uuid primary key not null,
    kind enum_reports_kind not null,
    schematic_id uuid constraint reports_schematic_id_schematics_id_fk references schematics (id) on delete cascade,
    comment_id uuid constraint reports_comment_id_comments_id_fk references comments (id) on delete cascade,
    profile_id uuid constraint reports_profile_id_profiles_id_fk references profiles (id) on delete cascade,
    reason enum_reports_reason not null,
    text varchar,
    note varchar,
    status enum_reports_status default 'open' not null,
    reporter_id uuid not null constraint reports_reporter_id_profiles_id_fk references profiles (id) on delete cascade,
    handled_by_id uuid constraint reports_handled_by_id_profiles_id_fk references profiles (id) on delete set null,
    handled_at timestamp(3) with time zone,
    updated_at timestamp(3) with time zone default now() not null,
    created_at timestamp(3) with time zone default now() not null,
    constraint reports_about_one check (
      (kind = 'schematic' and schematic_id is not null and comment_id is null and profile_id is null) or
      (kind = 'comment' and comment_id is not null and schematic_id is null and profile_id is null) or
      (kind = 'profile' and profile_id is not null and schematic_id is null and comment_id is null)),
    constraint reports_text_length check (char_length(text) <= 1000)
  );
  create index reports_schematic_idx on reports (schematic_id);
  create index reports_comment_idx on reports (comment_id);
  create index reports_profile_idx on reports (profile_id);
  create index reports_reporter_idx on reports (reporter_id, created_at);
  create index reports_handled_by_idx on reports (handled_by_id);
  create index reports_updated_at_idx on reports (updated_at);
  create index reports_created_at_idx on reports (created_at);
  create index reports_open_idx on reports (created_at, id) where status = 'open';
  create unique index reports_one_open on reports (reporter_id, kind, coalesce(schematic_id, comment_id, profile_id))
    where status = 'open';`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(statements))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(
      'drop table reports; drop type enum_reports_kind; drop type enum_reports_reason; drop type enum_reports_status',
    ),
  )
}
