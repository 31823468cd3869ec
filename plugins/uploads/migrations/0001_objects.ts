import type { Migration, TableNames } from '@/core/migrations/types'

/** Stored bytes. A file, a conversion or an upload names its object; what nothing names is removed. */
const table = (t: TableNames) => `
  create table ${t.storedObjects} (
    id uuid primary key,
    key text not null unique,
    bytes bigint not null check (bytes > 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    created_at timestamptz not null default now()
  );
  create index ${t.storedObjects}_sha256_idx on ${t.storedObjects} (sha256);`

export const objects: Migration = {
  name: 'uploads/0001_objects',
  up: (t) => table(t),
}
