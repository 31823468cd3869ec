import type { Migration, TableNames } from '@/core/migrations/types'

/** Whether the transaction said that it writes as a moderator; and whether all that an owner made is withheld. */
const writers = (t: TableNames) => `
  create function shop_writes_as_moderator() returns boolean language sql stable as $$
    select coalesce(current_setting('shop.moderates', true), '') = 'yes'
  $$;

  create function shop_is_withheld(owner uuid) returns boolean language plpgsql as $$
  declare
    hidden boolean;
  begin
    -- A suspension waits for what is written now, or what is written sees the suspension.
    select state = 'suspended' and coalesce(hide_content, false) into hidden from ${t.users} where id = owner for share;
    return coalesce(hidden, false);
  end $$;`

/** A row saved from an older copy does not bring back what was withheld. */
const guards = (t: TableNames) => `
  create function shop_guard_withheld() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() = 1 then new.withheld := old.withheld; end if;
    return new;
  end $$;
  create trigger guard_withheld before update on ${t.profiles} for each row execute function shop_guard_withheld();
  create trigger guard_withheld before update on ${t.media} for each row execute function shop_guard_withheld();`

/**
 * Of a suspended account, its builds, lists, comments and pictures go with it where the moderator said so. Naming
 * `visibility` and `removed` lets the triggers follow that count and index them.
 */
const suspension = (t: TableNames) => `
  create function shop_withhold_content() returns trigger language plpgsql as $$
  declare
    gone boolean := new.state = 'suspended' and coalesce(new.hide_content, false);
  begin
    if gone = (old.state = 'suspended' and coalesce(old.hide_content, false)) then return null; end if;
    update ${t.profiles} set withheld = gone where id = new.id;
    update ${t.schematics} set withheld = gone, visibility = visibility where owner_id = new.id and withheld is distinct from gone;
    update ${t.lists} set withheld = gone, visibility = visibility where owner_id = new.id and withheld is distinct from gone;
    update ${t.comments} set withheld = gone, removed = removed where author_id = new.id and withheld is distinct from gone;
    update ${t.media} set withheld = gone where owner_id = new.id and withheld is distinct from gone;
    return null;
  end $$;
  create trigger withhold_content after update on ${t.users} for each row
    when ((old.state, old.hide_content) is distinct from (new.state, new.hide_content))
    execute function shop_withhold_content();
  create trigger tell_withheld_pages after update of withheld on ${t.profiles}
    for each statement execute function shop_tell_pages();`

export const withholding: Migration = {
  name: 'moderation/0001_withholding',
  needs: ['core/0001_live'],
  up: (t) => [writers(t), guards(t), suspension(t)],
}
