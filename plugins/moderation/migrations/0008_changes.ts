import type { Migration, TableNames } from '@/core/migrations/types'

/** A build that a moderator asked to be changed is shown to them again once its owner changes it. */
const changes = (t: TableNames) => `
  create function shop_reopen_changed() returns trigger language plpgsql as $$
  declare
    latest text;
  begin
    select d.decision into latest from ${t.moderationDecisions} d join ${t.moderationCases} c on c.id = d.case_id
      where c.subject_kind = 'schematic' and c.subject_id = new.id and d.undone_at is null
      order by d.decided_at desc limit 1;
    if latest is distinct from 'ask_for_change' then return null; end if;
    insert into ${t.moderationCases} (kind, kinds, subject_kind, subject_id, schematic_id, file_id, owner_id, owner_name,
      title, priority)
    select 'changed', '{changed}', 'schematic', new.id, new.id, new.file_id, new.owner_id,
      (select username from ${t.profiles} where id = new.owner_id), left(new.title, 200), 25
    on conflict (subject_kind, subject_id) where state = 'open' do nothing;
    return null;
  end $$;
  create trigger reopen_changed after update on ${t.schematics} for each row
    when ((old.title, old.description, old.category_id, old.file_id)
      is distinct from (new.title, new.description, new.category_id, new.file_id))
    execute function shop_reopen_changed();`

export const changedBuilds: Migration = {
  name: 'moderation/0008_changes',
  needs: ['moderation/0005_cases'],
  up: (t) => changes(t),
}
