import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * Comments the same way: `removed` is what is shown, `removed_apart` what holds of the comment itself while its
 * writer's are withheld.
 */
const binding = (t: TableNames) => `
  alter table ${t.comments} add column withheld boolean not null default false;
  alter table ${t.comments} add column removed_apart boolean;

  create function shop_bind_comment() returns trigger language plpgsql as $$
  declare
    apart boolean := coalesce(new.removed, false);
  begin
    if tg_op = 'INSERT' then
      if not exists (select 1 from ${t.comments} where id = new.id) then
        -- At once as strong as counting needs: after the weaker lock of the foreign key, two could wait for each other.
        perform 1 from ${t.schematics} where id = new.schematic_id for no key update;
        new.withheld := shop_is_withheld(new.author_id);
      end if;
    else
      if pg_trigger_depth() = 1 then
        new.withheld := old.withheld;
      end if;
      if old.withheld and new.removed is not distinct from old.removed then
        apart := coalesce(old.removed_apart, false);
      end if;
    end if;
    new.removed := apart or new.withheld;
    new.removed_apart := case when new.withheld then apart end;
    return new;
  end $$;
  create trigger bind_comment before insert or update on ${t.comments} for each row execute function shop_bind_comment();`

export const comments: Migration = {
  name: 'moderation/0003_comments',
  needs: ['moderation/0001_withholding', 'comments/0001_comments'],
  up: (t) => binding(t),
}
