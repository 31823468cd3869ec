import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * Takedown requests. One is `unproven` until its sender has followed the link to their address, and is then part of a
 * case of the moderators'. It outlives the build and the account of who sent it.
 */
const requests = (t: TableNames) => `
  create table ${t.takedownRequests} (
    id uuid primary key,
    state text not null check (state in ('unproven', 'open', 'told')),
    schematic_id uuid references ${t.schematics} (id) on delete set null,
    schematic_title text not null,
    case_id uuid,
    user_id uuid references ${t.users} (id) on delete set null,
    name text not null check (char_length(name) between 1 and 200),
    email text not null check (char_length(email) <= 254),
    claim text not null check (claim in ('copyright', 'trademark', 'personal', 'other')),
    text text not null check (char_length(text) between 1 and 5000),
    good_faith boolean not null check (good_faith),
    locale text,
    token_hash text unique,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    told_at timestamptz,
    check ((state = 'unproven') = (case_id is null)),
    check (state <> 'unproven' or expires_at is not null)
  );
  create index ${t.takedownRequests}_email_idx on ${t.takedownRequests} (email, created_at);
  create index ${t.takedownRequests}_schematic_idx on ${t.takedownRequests} (schematic_id);
  create index ${t.takedownRequests}_case_idx on ${t.takedownRequests} (case_id) where state = 'open';
  create index ${t.takedownRequests}_unproven_idx on ${t.takedownRequests} (expires_at) where state = 'unproven';`

export const takedowns: Migration = {
  name: 'legal/0002_takedowns',
  needs: ['moderation/0005_cases'],
  up: (t) => requests(t),
}
