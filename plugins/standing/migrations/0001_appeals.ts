import type { Migration, TableNames } from '@/core/migrations/types'

/** What suspended users say against it: one at a time, decided by a moderator. */
const appeals = (t: TableNames) => `
  create table ${t.appeals} (
    id uuid primary key,
    user_id uuid not null references ${t.users} (id) on delete cascade,
    text text not null check (char_length(text) between 1 and 4000),
    state text not null default 'open' check (state in ('open', 'accepted', 'rejected')),
    created_at timestamptz not null default now(),
    decided_by uuid references ${t.users} (id) on delete set null,
    decided_at timestamptz,
    answer text check (char_length(answer) <= 2000),
    check ((state = 'open') = (decided_at is null))
  );
  create unique index ${t.appeals}_one_open on ${t.appeals} (user_id) where state = 'open';
  create index ${t.appeals}_user_idx on ${t.appeals} (user_id, created_at desc);
  create index ${t.appeals}_open_idx on ${t.appeals} (created_at) where state = 'open';
  create index ${t.appeals}_decided_by_idx on ${t.appeals} (decided_by) where decided_by is not null;`

export const appealsMigration: Migration = {
  name: 'standing/0001_appeals',
  up: (t) => appeals(t),
}
