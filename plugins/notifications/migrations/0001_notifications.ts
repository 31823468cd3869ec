import { foreignKey } from '@/core/migrations/foreignKey'
import type { Migration, TableNames } from '@/core/migrations/types'

/** Payload's keys forget what they pointed to. Here, what belongs together goes together. */
const keys = (t: TableNames) => [foreignKey(t.notifications, 'recipient_id', t.profiles, 'on delete cascade')]

/**
 * What is unread of a kind and target is one row; each occasion of it is a source, which goes with what it is about.
 */
const sources = (t: TableNames) => `
  create unique index ${t.notifications}_unread_group_unique on ${t.notifications} (recipient_id, group_key) where read_at is null;
  create index ${t.notifications}_newest_idx on ${t.notifications} (recipient_id, told_at desc, id desc) where on_site;
  create index ${t.notifications}_told_at_idx on ${t.notifications} (told_at);
  alter table ${t.notifications} add constraint ${t.notifications}_data_small check (pg_column_size(data) < 2000);

  create table ${t.notificationSources} (
    notification_id uuid not null references ${t.notifications} (id) on delete cascade,
    actor_id uuid references ${t.profiles} (id) on delete cascade,
    schematic_id uuid references ${t.schematics} (id) on delete cascade,
    comment_id uuid references ${t.comments} (id) on delete cascade,
    told_at timestamptz not null default clock_timestamp()
  );
  create unique index ${t.notificationSources}_unique on ${t.notificationSources} (notification_id, actor_id, schematic_id, comment_id)
    nulls not distinct;
  create index ${t.notificationSources}_newest_idx on ${t.notificationSources} (notification_id, told_at desc);
  create index ${t.notificationSources}_actor_idx on ${t.notificationSources} (actor_id) where actor_id is not null;
  create index ${t.notificationSources}_schematic_idx on ${t.notificationSources} (schematic_id) where schematic_id is not null;
  create index ${t.notificationSources}_comment_idx on ${t.notificationSources} (comment_id) where comment_id is not null;`

/** Which kinds a user wants on which channel; and what may be told once alone. */
const choices = (t: TableNames) => `
  create table ${t.notificationChoices} (
    user_id uuid not null references ${t.users} (id) on delete cascade,
    kind enum_${t.notifications}_kind not null,
    channel text not null check (channel in ('site', 'mail')),
    wanted boolean not null,
    primary key (user_id, kind, channel)
  );

  create table ${t.toldOnce} (
    key text primary key,
    told_at timestamptz not null default now()
  );`

/** A change of notifications is told to the streams of their recipient. */
const told = (t: TableNames) => `
  create function shop_tell_notification() returns trigger language plpgsql as $$
  begin
    perform shop_tell('user:' || coalesce(new.recipient_id, old.recipient_id), '{"kind": "notifications"}');
    return null;
  end $$;
  create trigger tell_notification after insert or delete or update of told_at, read_at on ${t.notifications}
    for each row execute function shop_tell_notification();`

/** A notification goes with the last of its sources: of a removed comment, or of a follow that ended. */
const dropping = (t: TableNames) => `
  create function shop_drop_empty_notification() returns trigger language plpgsql as $$
  begin
    -- Two statements: the second sees what the holder of the row added before.
    perform 1 from ${t.notifications} where id = old.notification_id for update;
    delete from ${t.notifications} n where n.id = old.notification_id
      and not exists (select 1 from ${t.notificationSources} where notification_id = n.id);
    return null;
  end $$;
  create trigger drop_empty_notification after delete on ${t.notificationSources}
    for each row execute function shop_drop_empty_notification();

  create function shop_drop_removed_comment() returns trigger language plpgsql as $$
  begin
    delete from ${t.notificationSources} where comment_id = new.id;
    return null;
  end $$;
  create trigger drop_notifications_of_removed after update of removed on ${t.comments} for each row
    when (new.removed and not coalesce(old.removed, false)) execute function shop_drop_removed_comment();

  create function shop_drop_follow_notice() returns trigger language plpgsql as $$
  begin
    delete from ${t.notificationSources} x using ${t.notifications} n
      where n.id = x.notification_id and n.kind = 'follow' and n.recipient_id = old.profile_id
        and x.actor_id = old.follower_id;
    return null;
  end $$;
  create trigger drop_follow_notice after delete on ${t.follows} for each row when (old.profile_id is not null)
    execute function shop_drop_follow_notice();`

export const notifications: Migration = {
  name: 'notifications/0001_notifications',
  needs: ['core/0001_live', 'comments/0001_comments', 'people/0002_follows'],
  up: (t) => [...keys(t), sources(t), choices(t), told(t), dropping(t)],
}
