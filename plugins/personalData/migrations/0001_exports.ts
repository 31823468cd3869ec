import type { Migration, TableNames } from '@/core/migrations/types'

/** One row an export. At most one of an account is being made, and at most one is kept. */
const table = (t: TableNames) => `
  create table ${t.dataExports} (
    id uuid primary key,
    user_id uuid not null references ${t.users} (id) on delete cascade,
    status text not null default 'waiting' check (status in ('waiting', 'ready', 'failed', 'removed')),
    bytes_done bigint not null default 0 check (bytes_done >= 0),
    bytes_total bigint check (bytes_total >= 0),
    object_id uuid references ${t.storedObjects} (id),
    requested_at timestamptz not null default now(),
    ended_at timestamptz,
    expires_at timestamptz,
    check ((status = 'ready') = (object_id is not null)),
    check (status <> 'ready' or expires_at is not null)
  );
  create unique index ${t.dataExports}_one_open on ${t.dataExports} (user_id) where status in ('waiting', 'ready');
  create index ${t.dataExports}_user_idx on ${t.dataExports} (user_id, requested_at);
  create index ${t.dataExports}_object_idx on ${t.dataExports} (object_id) where object_id is not null;
  create index ${t.dataExports}_expires_idx on ${t.dataExports} (expires_at) where status = 'ready';`

/** The page that waits for an export follows it. */
const told = (t: TableNames) => `
  create function shop_tell_data_export() returns trigger language plpgsql as $$
  begin
    perform shop_tell('data-export:' || new.user_id, '{"kind": "data-export"}');
    return null;
  end $$;
  create trigger tell_data_export after insert or update on ${t.dataExports}
    for each row execute function shop_tell_data_export();`

export const exports: Migration = {
  name: 'personalData/0001_exports',
  needs: ['uploads/0001_objects', 'core/0001_live'],
  up: (t) => [table(t), told(t)],
}
