import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * Uploads that come in parts. `open`: parts are awaited; `assembled`: they are one object, which waits for its listing;
 * `done`: published, kept for a while so that a lost answer can be given again.
 */
const table = (t: TableNames) => `
  create table ${t.uploads} (
    id uuid primary key,
    owner_id uuid not null references ${t.profiles} (id) on delete cascade,
    -- What the object will be called; its bytes lie under this name in the storage's own way until then.
    object_id uuid not null unique,
    -- The storage's name for the unfinished object; absent until the storage has answered.
    multipart_id text,
    filename text not null,
    bytes bigint not null check (bytes > 0),
    part_bytes int not null check (part_bytes > 0),
    -- As the client says; compared with what has really come before anything is published.
    sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
    state text not null default 'open' check (state in ('open', 'assembled', 'done')),
    schematic_id uuid references ${t.schematics} (id) on delete cascade deferrable initially deferred,
    -- Until when one request has it to itself.
    claimed_until timestamptz,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    -- Of an upload that became a new file of a build: which one, for a client that has lost the answer.
    file_id uuid references ${t.schematicFiles} (id) on delete set null,
    replaces boolean not null default false,
    check ((state = 'done') = (schematic_id is not null))
  );
  create index ${t.uploads}_owner_idx on ${t.uploads} (owner_id) where state <> 'done';
  create unique index ${t.uploads}_owner_sha256_unique on ${t.uploads} (owner_id, sha256) where state <> 'done';
  create index ${t.uploads}_expires_idx on ${t.uploads} (expires_at);
  create index ${t.uploads}_schematic_idx on ${t.uploads} (schematic_id) where schematic_id is not null;
  create index ${t.uploads}_file_idx on ${t.uploads} (file_id) where file_id is not null;`

export const uploads: Migration = {
  name: 'uploads/0003_uploads',
  needs: ['uploads/0002_files'],
  up: (t) => table(t),
}
