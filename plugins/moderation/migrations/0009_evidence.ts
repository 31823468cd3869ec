import type { Migration, TableNames } from '@/core/migrations/types'

/** Only what had passed every check is kept and served: no infected file, and none that was never scanned through. */
const served = (t: TableNames) => `
  create or replace function shop_keep_evidence() returns trigger language plpgsql as $$
  begin
    if old.status <> 'ready' or old.verdict not in ('clean', 'unscanned') then return old; end if;
    insert into ${t.moderationEvidence} (case_id, object_id, filename)
    select c.id, old.object_id, old.filename from ${t.moderationCases} c
    where c.subject_kind = 'schematic' and c.subject_id = old.schematic_id and c.kinds && '{report,takedown}'
      and (c.state = 'open' or c.decided_at > now() - interval '90 days')
    on conflict (case_id, object_id) do nothing;
    return old;
  end $$;`

export const servedEvidence: Migration = {
  name: 'moderation/0009_evidence',
  needs: ['moderation/0006_tools'],
  up: (t) => served(t),
}
