import type { Migration, TableNames } from '@/core/migrations/types'

/** How often something failed within an hour: of what is too often, not every time is a line. */
const counts = (t: TableNames) => `
  create table ${t.auditCounts} (
    key text primary key,
    hour timestamptz not null,
    count int not null
  );
  create index ${t.auditCounts}_hour_idx on ${t.auditCounts} (hour);`

export const auditCounts: Migration = {
  name: 'audit/0002_counts',
  up: (t) => counts(t),
}
