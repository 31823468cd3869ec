import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Payload's keys forget what they pointed to. These follow the rules of the shop: what belongs together goes together. */
const foreignKeys: [table: string, column: string, target: string, rule: string][] = [
  ['schematics', 'owner_id', 'profiles', 'on delete cascade'],
  ['schematics', 'file_id', 'schematic_files', 'on delete set null'],
  // A listing and its file name each other: the file is written first, and checked when the transaction ends.
  ['schematic_files', 'schematic_id', 'schematics', 'on delete cascade deferrable initially deferred'],
  ['schematic_files', 'owner_id', 'profiles', 'on delete cascade'],
  ['media', 'owner_id', 'profiles', 'on delete cascade'],
  ['media', 'schematic_id', 'schematics', 'on delete cascade'],
  ['comments', 'schematic_id', 'schematics', 'on delete cascade'],
  ['comments', 'author_id', 'profiles', 'on delete cascade'],
  ['comments', 'parent_id', 'comments', 'on delete cascade'],
  ['likes', 'user_id', 'profiles', 'on delete cascade'],
  ['likes', 'schematic_id', 'schematics', 'on delete cascade'],
  ['profiles', 'user_id', 'users', 'on delete cascade'],
  ['storage_accounts', 'owner_id', 'profiles', 'on delete cascade'],
]

const keys = foreignKeys
  .map(
    ([table, column, target, rule]) => `
    alter table ${table} drop constraint ${table}_${column}_${target}_id_fk;
    alter table ${table} add constraint ${table}_${column}_${target}_id_fk
      foreign key (${column}) references ${target} (id) ${rule};`,
  )
  .join('')

/** Tables that no request reaches: stored bytes, visits, what was mailed, and the workers that are alive. */
const tables = `
  create table stored_objects (
    id uuid primary key,
    key text not null unique,
    bytes bigint not null check (bytes > 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    created_at timestamptz not null default now()
  );
  create index stored_objects_sha256_idx on stored_objects (sha256);

  alter table schematic_files add column object_id uuid not null references stored_objects (id);
  create index schematic_files_object_idx on schematic_files (object_id);

  create table schematic_visits (
    schematic_id uuid not null references schematics (id) on delete cascade,
    kind text not null check (kind in ('download', 'view')),
    day date not null,
    person text not null,
    primary key (schematic_id, kind, day, person)
  );
  create index schematic_visits_day_idx on schematic_visits (day);

  create table sent_mails (
    key text primary key,
    sent_at timestamptz not null default now()
  );

  create unlogged table shop_workers (
    id uuid primary key,
    seen_at timestamptz not null
  );`

const constraints = `
  create unique index profiles_username_lower_unique on profiles (lower(username));
  alter table profiles add constraint profiles_username_form check (username ~ '^[A-Za-z0-9][A-Za-z0-9_-]{2,29}$');
  alter table profiles add constraint profiles_user_same_id check (user_id is null or user_id = id);

  alter table schematic_files add constraint schematic_files_owner_sha256_unique unique (owner_id, sha256);
  alter table schematic_files add constraint schematic_files_filesize_positive check (filesize > 0);
  alter table schematic_files add constraint schematic_files_sha256_form check (sha256 ~ '^[0-9a-f]{64}$');
  alter table schematic_files add constraint schematic_files_refused_has_reason
    check ((status = 'refused') = (reason is not null));
  alter table schematic_files add constraint schematic_files_ready_is_judged
    check (status <> 'ready' or verdict in ('clean', 'unscanned'));

  alter table schematics add constraint schematics_counts_not_negative
    check (like_count >= 0 and comment_count >= 0 and download_count >= 0 and view_count >= 0);
  create index schematics_newest_idx on schematics (published_at desc, id desc)
    where status = 'ready' and visibility = 'public';
  create index schematics_likes_idx on schematics (like_count desc, id desc)
    where status = 'ready' and visibility = 'public';
  create index schematics_downloads_idx on schematics (download_count desc, id desc)
    where status = 'ready' and visibility = 'public';

  alter table comments add constraint comments_id_schematic_unique unique (id, schematic_id);
  alter table comments add constraint comments_parent_in_thread
    foreign key (parent_id, schematic_id) references comments (id, schematic_id) on delete cascade;
  alter table comments add constraint comments_body_length check (char_length(body) between 1 and 5000);

  alter table storage_accounts add constraint storage_accounts_not_negative check (used_bytes >= 0 and file_count >= 0);`

/**
 * The storage account follows the files in the same transaction. The account's row is locked by its update, so uploads of one
 * owner are judged one after another: none passes the quota by racing.
 */
const accounts = `
  create function shop_account_storage() returns trigger language plpgsql as $$
  declare
    used numeric;
    quota numeric;
  begin
    if tg_op <> 'INSERT' then
      update storage_accounts set used_bytes = used_bytes - old.filesize, file_count = file_count - 1, updated_at = now()
        where owner_id = old.owner_id;
    end if;
    if tg_op <> 'DELETE' then
      update storage_accounts set used_bytes = used_bytes + new.filesize, file_count = file_count + 1, updated_at = now()
        where owner_id = new.owner_id returning used_bytes, quota_bytes into used, quota;
      if not found then
        raise exception 'owner % has no storage account', new.owner_id;
      end if;
      if quota is not null and used > quota then
        raise exception 'storage quota exceeded' using errcode = 'SS001';
      end if;
    end if;
    return null;
  end $$;
  create trigger account_storage after insert or delete or update of filesize, owner_id on schematic_files
    for each row execute function shop_account_storage();`

/** Counts beside a listing follow what they count, row by row, under the listing's row lock. */
const counts = `
  create function shop_count_like() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      update schematics set like_count = like_count + 1 where id = new.schematic_id;
    else
      update schematics set like_count = like_count - 1 where id = old.schematic_id;
    end if;
    return null;
  end $$;
  create trigger count_like after insert or delete on likes for each row execute function shop_count_like();

  create function shop_count_comment() returns trigger language plpgsql as $$
  declare
    before int := 0;
    after int := 0;
  begin
    if tg_op <> 'INSERT' and not coalesce(old.removed, false) then before := 1; end if;
    if tg_op <> 'DELETE' and not coalesce(new.removed, false) then after := 1; end if;
    if before <> after then
      update schematics set comment_count = comment_count + after - before
        where id = coalesce(new.schematic_id, old.schematic_id);
    end if;
    return null;
  end $$;
  create trigger count_comment after insert or delete or update of removed on comments
    for each row execute function shop_count_comment();

  create function shop_count_visit() returns trigger language plpgsql as $$
  begin
    if new.kind = 'download' then
      update schematics set download_count = download_count + 1 where id = new.schematic_id;
    else
      update schematics set view_count = view_count + 1 where id = new.schematic_id;
    end if;
    return null;
  end $$;
  create trigger count_visit after insert on schematic_visits for each row execute function shop_count_visit();

  create function shop_count_schematic() returns trigger language plpgsql as $$
  declare
    before int := 0;
    after int := 0;
  begin
    if tg_op <> 'INSERT' and old.status = 'ready' and old.visibility = 'public' then before := 1; end if;
    if tg_op <> 'DELETE' and new.status = 'ready' and new.visibility = 'public' then after := 1; end if;
    if before <> after then
      update profiles set schematic_count = schematic_count + after - before
        where id = coalesce(new.owner_id, old.owner_id);
    end if;
    return null;
  end $$;
  create trigger count_schematic after insert or delete or update of status, visibility on schematics
    for each row execute function shop_count_schematic();`

/**
 * Payload's update writes a whole row as it was read before. These keep what such a write must not touch: counts, which only
 * the triggers above change, and the pipeline's fields, which only a transaction that says so may write.
 */
const guards = `
  create function shop_writes_as_pipeline() returns boolean language sql stable as $$
    select coalesce(current_setting('shop.writer', true), '') = 'pipeline'
  $$;

  create function shop_guard_schematic() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() > 1 then return new; end if;
    new.like_count := old.like_count;
    new.comment_count := old.comment_count;
    new.download_count := old.download_count;
    new.view_count := old.view_count;
    if not shop_writes_as_pipeline() then
      new.owner_id := old.owner_id;
      new.slug := old.slug;
      new.status := old.status;
      new.file_id := old.file_id;
      new.preview_id := old.preview_id;
      new.published_at := old.published_at;
      new.format := old.format;
      new.format_version := old.format_version;
      new.edition := old.edition;
      new.game_version := old.game_version;
      new.data_version := old.data_version;
      new.width := old.width;
      new.height := old.height;
      new.length := old.length;
      new.block_count := old.block_count;
      new.materials := old.materials;
      new.mods := old.mods;
      new.safety := old.safety;
    end if;
    return new;
  end $$;
  create trigger guard_schematic before update on schematics for each row execute function shop_guard_schematic();

  create function shop_guard_profile() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() > 1 then return new; end if;
    new.schematic_count := old.schematic_count;
    return new;
  end $$;
  create trigger guard_profile before update on profiles for each row execute function shop_guard_profile();

  create function shop_guard_account() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() > 1 or shop_writes_as_pipeline() then return new; end if;
    new.used_bytes := old.used_bytes;
    new.file_count := old.file_count;
    new.alert_level := old.alert_level;
    return new;
  end $$;
  create trigger guard_account before update on storage_accounts for each row execute function shop_guard_account();`

/** Where builders look first; moderators change them as they like. */
const categories: [slug: string, name: string, icon: string, color: string][] = [
  ['houses', 'Houses', 'house', '#c8763c'],
  ['castles', 'Castles', 'castle', '#7d8597'],
  ['farms', 'Farms', 'sprout', '#5c9e4a'],
  ['redstone', 'Redstone', 'zap', '#c0392b'],
  ['decoration', 'Decoration', 'flower-2', '#b56aa8'],
  ['terrain', 'Terrain', 'mountain', '#6b7f5e'],
  ['vehicles', 'Vehicles', 'ship', '#3f7cac'],
  ['statues', 'Statues', 'landmark', '#9a8c6c'],
  ['minigames', 'Minigames', 'gamepad-2', '#7656b0'],
  ['other', 'Other', 'box', '#68707a'],
]

const UUID_V7_FROM_NOW = `(lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' ||
  substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of [keys, tables, constraints, accounts, counts, guards]) await db.execute(sql.raw(statements))
  for (const [slug, name, icon, color] of categories)
    await db.execute(sql`
      insert into categories (id, slug, name, icon, color)
      values (${sql.raw(UUID_V7_FROM_NOW)}, ${slug}, ${name}, ${icon}, ${color})`)
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('The rules of the database are not taken back. Restore a backup instead.')
}
