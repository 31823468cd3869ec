import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** As Payload makes it from the collection `notifications`, but for the key: what somebody is told goes with them. */
const collection = `
  create type enum_notifications_kind as enum
    ('comment', 'reply', 'mention', 'likes', 'follow', 'build', 'published', 'refused', 'moderation', 'storage');
  create table notifications (
    id uuid primary key not null,
    recipient_id uuid not null,
    kind enum_notifications_kind not null,
    group_key varchar not null,
    data jsonb,
    told_at timestamp(3) with time zone not null,
    read_at timestamp(3) with time zone,
    mailed_at timestamp(3) with time zone,
    on_site boolean default true not null,
    updated_at timestamp(3) with time zone default now() not null,
    created_at timestamp(3) with time zone default now() not null
  );
  alter table notifications add constraint notifications_recipient_id_profiles_id_fk
    foreign key (recipient_id) references profiles (id) on delete cascade;
  create index notifications_recipient_idx on notifications (recipient_id);
  create index notifications_updated_at_idx on notifications (updated_at);
  create index notifications_created_at_idx on notifications (created_at);`

/** What is unread of a kind and target is one row; each occasion of it is a source, which goes with what it is about. */
const tables = `
  create unique index notifications_unread_group_unique on notifications (recipient_id, group_key) where read_at is null;
  create index notifications_newest_idx on notifications (recipient_id, told_at desc, id desc) where on_site;
  create index notifications_told_at_idx on notifications (told_at);
  alter table notifications add constraint notifications_data_small check (pg_column_size(data) < 2000);

  create table notification_sources (
    notification_id uuid not null references notifications (id) on delete cascade,
    actor_id uuid references profiles (id) on delete cascade,
    schematic_id uuid references schematics (id) on delete cascade,
    comment_id uuid references comments (id) on delete cascade,
    told_at timestamptz not null default clock_timestamp()
  );
  create unique index notification_sources_unique on notification_sources (notification_id, actor_id, schematic_id, comment_id)
    nulls not distinct;
  create index notification_sources_newest_idx on notification_sources (notification_id, told_at desc);
  create index notification_sources_actor_idx on notification_sources (actor_id) where actor_id is not null;
  create index notification_sources_schematic_idx on notification_sources (schematic_id) where schematic_id is not null;
  create index notification_sources_comment_idx on notification_sources (comment_id) where comment_id is not null;

  create table notification_choices (
    user_id uuid not null references users (id) on delete cascade,
    kind enum_notifications_kind not null,
    channel text not null check (channel in ('site', 'mail')),
    wanted boolean not null,
    primary key (user_id, kind, channel)
  );

  create table told_once (
    key text primary key,
    told_at timestamptz not null default now()
  );`

const triggers = `
  create function shop_tell_notification() returns trigger language plpgsql as $$
  begin
    perform shop_tell('user:' || coalesce(new.recipient_id, old.recipient_id), '{"kind": "notifications"}');
    return null;
  end $$;
  create trigger tell_notification after insert or delete or update of told_at, read_at on notifications
    for each row execute function shop_tell_notification();

  create function shop_drop_empty_notification() returns trigger language plpgsql as $$
  begin
    -- Two statements: the second sees what was added by who held the row before.
    perform 1 from notifications where id = old.notification_id for update;
    delete from notifications n where n.id = old.notification_id
      and not exists (select 1 from notification_sources where notification_id = n.id);
    return null;
  end $$;
  create trigger drop_empty_notification after delete on notification_sources
    for each row execute function shop_drop_empty_notification();

  create function shop_drop_removed_comment() returns trigger language plpgsql as $$
  begin
    delete from notification_sources where comment_id = new.id;
    return null;
  end $$;
  create trigger drop_notifications_of_removed after update of removed on comments for each row
    when (new.removed and not coalesce(old.removed, false)) execute function shop_drop_removed_comment();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of [collection, tables, triggers]) await db.execute(sql.raw(statements))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
      drop trigger drop_notifications_of_removed on comments;
      drop table told_once, notification_choices, notification_sources, notifications;
      drop function shop_tell_notification();
      drop function shop_drop_empty_notification();
      drop function shop_drop_removed_comment();
      drop type enum_notifications_kind;`),
  )
}
