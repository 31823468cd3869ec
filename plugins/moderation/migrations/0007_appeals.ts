import type { Migration, TableNames } from '@/core/migrations/types'

/** An appeal that is answered elsewhere waits no longer. */
const answered = (t: TableNames) => `
  create function shop_settle_appeal() returns trigger language plpgsql as $$
  begin
    -- The queue closes its case itself, with who decided.
    if coalesce(current_setting('shop.decides_case', true), '') = 'yes' then return null; end if;
    with closed as (
      update ${t.moderationCases} set state = 'decided', decided_at = now(), updated_at = now(), claimed_by_id = null,
        claimed_until = null
      where subject_kind = 'appeal' and subject_id = new.id and state = 'open' returning id
    )
    insert into ${t.moderationDecisions} (case_id, decision, moderator_id)
      select id, 'settled', (select id from ${t.profiles} where id = new.decided_by) from closed;
    return null;
  end $$;
  create trigger settle_case after update of state on ${t.appeals} for each row
    when (old.state = 'open' and new.state <> 'open') execute function shop_settle_appeal();`

export const appealCases: Migration = {
  name: 'moderation/0007_appeals',
  needs: ['moderation/0005_cases', 'standing/0001_appeals'],
  up: (t) => answered(t),
}
