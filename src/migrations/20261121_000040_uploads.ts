import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Uploads that come in parts. `open`: parts are awaited; `assembled`: they are one object, which waits for its listing; `done`:
 * published, kept for a while so that an answer that was lost can be given again.
 */
const uploads = `
  create table uploads (
    id uuid primary key,
    owner_id uuid not null references profiles (id) on delete cascade,
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
    schematic_id uuid references schematics (id) on delete cascade deferrable initially deferred,
    -- Until when one request has it to itself.
    claimed_until timestamptz,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    check ((state = 'done') = (schematic_id is not null))
  );
  create index uploads_owner_idx on uploads (owner_id) where state <> 'done';
  create unique index uploads_owner_sha256_unique on uploads (owner_id, sha256) where state <> 'done';
  create index uploads_expires_idx on uploads (expires_at);
  create index uploads_schematic_idx on uploads (schematic_id) where schematic_id is not null;`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(uploads))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('The rules of the database are not taken back. Restore a backup instead.')
}
