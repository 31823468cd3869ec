import type { Migration, TableNames } from '@/core/migrations/types'

/** No file is ready before it was judged, and none is refused without a reason. */
const states = (t: TableNames) => `
  alter table ${t.schematicFiles} add constraint ${t.schematicFiles}_refused_has_reason
    check ((status = 'refused') = (reason is not null));
  alter table ${t.schematicFiles} add constraint ${t.schematicFiles}_ready_is_judged
    check (status <> 'ready' or verdict in ('clean', 'unscanned'));`

/** Finds the files that an older set of signatures has cleared. */
const scans = (t: TableNames) => `
  create index ${t.schematicFiles}_scans_idx on ${t.schematicFiles} (verdict, scan_signatures, created_at desc) where status = 'ready';`

export const verdicts: Migration = {
  name: 'pipeline/0001_verdicts',
  needs: ['uploads/0002_files'],
  up: (t) => [states(t), scans(t)],
}
