import type { Migration, TableNames } from '@/core/migrations/types'

/** Which wording of the terms someone accepted as they signed up, and when. */
const acceptances = (t: TableNames) => `
  create table ${t.termsAcceptances} (
    user_id uuid not null references ${t.users} (id) on delete cascade,
    version date not null,
    accepted_at timestamptz not null default now(),
    primary key (user_id, version)
  );`

export const terms: Migration = {
  name: 'legal/0001_terms',
  up: (t) => acceptances(t),
}
