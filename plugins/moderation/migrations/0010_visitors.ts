import type { Migration, TableNames } from '@/core/migrations/types'

/** A report of a visitor is one a network and target while it is open. */
const visitors = (t: TableNames) => `
  alter table ${t.reports} add constraint ${t.reports}_reporter_or_visitor check (reporter_id is null or network is null);
  alter table ${t.reports} add constraint ${t.reports}_email_of_visitor check (email is null or reporter_id is null);
  create index ${t.reports}_network_idx on ${t.reports} (network, created_at) where network is not null;
  create unique index ${t.reports}_one_open_network on ${t.reports} (network, kind, coalesce(schematic_id, comment_id, profile_id))
    where status = 'open' and network is not null;`

export const visitorReports: Migration = {
  name: 'moderation/0010_visitors',
  needs: ['moderation/0004_reports'],
  up: (t) => visitors(t),
}
