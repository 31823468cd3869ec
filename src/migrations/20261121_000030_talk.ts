import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Replacing a file: the new one travels beside the current one, and takes its place when it has arrived. Files that were current
 * once have the time since when; `details` is what is found out of a file after it is published.
 */
const versions = `
  alter table schematics add column next_file_id uuid references schematic_files (id) on delete set null;
  create index schematics_next_file_idx on schematics (next_file_id) where next_file_id is not null;

  alter table schematic_files add column published_at timestamp(3) with time zone;
  alter table schematic_files add column details jsonb;
  alter table schematic_files add column details_version int;
  update schematic_files f set published_at = coalesce(f.ready_at, f.created_at)
    from schematics s where s.file_id = f.id and f.status = 'ready';
  create index schematic_files_versions_idx on schematic_files (schematic_id, published_at desc)
    where published_at is not null;

  create table schematic_sides (
    file_id uuid not null references schematic_files (id) on delete cascade,
    side text not null,
    media_id uuid not null references media (id) on delete cascade,
    primary key (file_id, side)
  );
  create index schematic_sides_media_idx on schematic_sides (media_id);`

/** Files in other formats, made when somebody first asks for one. */
const conversions = `
  create table conversions (
    id uuid primary key,
    file_id uuid not null references schematic_files (id) on delete cascade,
    target text not null,
    engine_version int not null,
    status text not null default 'waiting' check (status in ('waiting', 'ready', 'failed')),
    object_id uuid references stored_objects (id),
    losses jsonb,
    failure text,
    failure_detail text,
    requested_at timestamptz not null default now(),
    ended_at timestamptz,
    used_at timestamptz not null default now(),
    unique (file_id, target, engine_version),
    check ((status = 'ready') = (object_id is not null)),
    check ((status = 'failed') = (failure is not null))
  );
  create index conversions_object_idx on conversions (object_id);
  create index conversions_used_idx on conversions (used_at);`

/** Each build's shape as a point; the nearest ones are found by the index. */
const shapes = `
  create extension if not exists cube;
  create table schematic_shapes (
    schematic_id uuid primary key references schematics (id) on delete cascade,
    shape cube not null
  );
  create index schematic_shapes_nearest_idx on schematic_shapes using gist (shape);`

/**
 * Threads. Each answer knows the comment that its thread began with. A comment that has answers is not deleted but emptied, so that
 * they stay; it goes when the last of them goes.
 */
const comments = `
  alter table comments add column root_id uuid;
  alter table comments add column withdrawn boolean not null default false;

  with recursive thread as (
    select id, id as root from comments where parent_id is null
    union all
    select c.id, t.root from comments c join thread t on c.parent_id = t.id
  )
  update comments c set root_id = t.root from thread t where t.id = c.id and t.root <> c.id;

  create index comments_roots_idx on comments (schematic_id, id desc) where parent_id is null;
  create index comments_thread_idx on comments (root_id, id) where root_id is not null;
  create index comments_recent_idx on comments (author_id, created_at desc);

  create function shop_root_comment() returns trigger language plpgsql as $$
  begin
    if new.parent_id is not null then
      select coalesce(p.root_id, p.id) into new.root_id from comments p where p.id = new.parent_id;
    end if;
    return new;
  end $$;
  create trigger root_comment before insert on comments for each row execute function shop_root_comment();

  create function shop_withdraw_comment() returns trigger language plpgsql as $$
  begin
    -- Deleted with its build, its author or the comment it answers: then nothing stays.
    if pg_trigger_depth() > 1 then return old; end if;
    perform 1 from comments where parent_id = old.id limit 1;
    if not found then return old; end if;
    update comments set removed = true, withdrawn = true, body = '–', updated_at = now() where id = old.id;
    return null;
  end $$;
  create trigger withdraw_comment before delete on comments for each row execute function shop_withdraw_comment();

  create function shop_clear_withdrawn() returns trigger language plpgsql as $$
  begin
    delete from comments c where c.id = old.parent_id and c.withdrawn
      and not exists (select 1 from comments a where a.parent_id = c.id);
    return null;
  end $$;
  create trigger clear_withdrawn after delete on comments for each row when (old.parent_id is not null)
    execute function shop_clear_withdrawn();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of [versions, conversions, shapes, comments]) await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('Versions, conversions and threads are not taken back. Restore a backup instead.')
}
