import type { Migration, TableNames } from '@/core/migrations/types'

/** Files in other formats, made when one is first asked for. */
const table = (t: TableNames) => `
  create table ${t.conversions} (
    id uuid primary key,
    file_id uuid not null references ${t.schematicFiles} (id) on delete cascade,
    target text not null,
    engine_version int not null,
    status text not null default 'waiting' check (status in ('waiting', 'ready', 'failed')),
    object_id uuid references ${t.storedObjects} (id),
    losses jsonb,
    failure text,
    failure_detail text,
    requested_at timestamptz not null default now(),
    ended_at timestamptz,
    used_at timestamptz not null default now(),
    bytes bigint,
    unique (file_id, target, engine_version),
    check ((status = 'ready') = (object_id is not null)),
    check ((status = 'failed') = (failure is not null))
  );
  alter table ${t.conversions} add constraint ${t.conversions}_ready_has_bytes check ((status = 'ready') = (bytes is not null));
  create index ${t.conversions}_object_idx on ${t.conversions} (object_id);
  create index ${t.conversions}_used_idx on ${t.conversions} (used_at);
  create index ${t.conversions}_kept_idx on ${t.conversions} (used_at, id) where status = 'ready';`

/** How many bytes of converted files are kept, followed row by row. */
const storage = (t: TableNames) => `
  create table ${t.conversionStorage} (
    -- One row.
    id boolean primary key default true check (id),
    bytes bigint not null check (bytes >= 0)
  );
  insert into ${t.conversionStorage} (bytes) values (0);

  create function shop_account_conversion() returns trigger language plpgsql as $$
  declare
    change bigint := 0;
  begin
    if tg_op <> 'INSERT' then change := change - coalesce(old.bytes, 0); end if;
    if tg_op <> 'DELETE' then change := change + coalesce(new.bytes, 0); end if;
    if change <> 0 then update ${t.conversionStorage} set bytes = bytes + change; end if;
    return null;
  end $$;
  create trigger account_conversion after insert or delete or update of bytes on ${t.conversions}
    for each row execute function shop_account_conversion();`

/** A build's page says which formats are ready. */
const told = (t: TableNames) => `
  create trigger tell_pages after delete or update of status on ${t.conversions}
    for each statement execute function shop_tell_pages();`

export const conversions: Migration = {
  name: 'conversions/0001_conversions',
  needs: ['uploads/0001_objects', 'core/0001_live'],
  up: (t) => [table(t), storage(t), told(t)],
}
