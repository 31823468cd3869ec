import { foreignKey } from '@/core/migrations/foreignKey'
import type { Migration, TableNames } from '@/core/migrations/types'

/** Payload's keys forget what they pointed to. Here, what belongs together goes together. */
const keys = (t: TableNames) => [
  foreignKey(t.lists, 'owner_id', t.profiles, 'on delete cascade'),
  foreignKey(t.listItems, 'list_id', t.lists, 'on delete cascade'),
  foreignKey(t.listItems, 'schematic_id', t.schematics, 'on delete cascade'),
]

/** Bounds of texts, and the orders that lists are read in. */
const texts = (t: TableNames) => `
  alter table ${t.lists} add constraint ${t.lists}_title_length check (char_length(title) between 1 and 100);
  create index ${t.lists}_latest_idx on ${t.lists} (owner_id, updated_at desc, id desc);
  alter table ${t.listItems} add constraint ${t.listItems}_note_length check (char_length(note) <= 500);
  create index ${t.listItems}_order_idx on ${t.listItems} (list_id, position, id);`

/**
 * A list counts what everybody sees in it: published public builds, and unlisted ones that their own builder put there.
 * Rows are locked in one order: a build, then its lists. The share lock makes a change of a build's visibility and its
 * coming into a list wait for each other, so that neither overlooks the other.
 */
const counts = (t: TableNames) => `
  alter table ${t.lists} add constraint ${t.lists}_count_not_negative check (item_count >= 0);

  create function shop_shows_in_list(status text, visibility text, builder uuid, list_owner uuid) returns boolean
    language sql immutable parallel safe as $$
    select status = 'ready' and (visibility = 'public' or (visibility = 'unlisted' and builder = list_owner))
  $$;

  create function shop_count_list_item() returns trigger language plpgsql as $$
  declare
    change int := case when tg_op = 'INSERT' then 1 else -1 end;
    item ${t.listItems} := case when tg_op = 'INSERT' then new else old end;
    list_owner uuid;
    build record;
  begin
    select owner_id into list_owner from ${t.lists} where id = item.list_id;
    if not found then return null; end if;
    select status::text, visibility::text, owner_id into build from ${t.schematics} where id = item.schematic_id for share;
    -- The items of a deleted build were taken off by its own trigger.
    if not found then return null; end if;
    update ${t.lists} set updated_at = now(), item_count = item_count
        + case when shop_shows_in_list(build.status, build.visibility, build.owner_id, list_owner) then change else 0 end
      where id = item.list_id;
    return null;
  end $$;
  create trigger count_list_item after insert or delete on ${t.listItems}
    for each row execute function shop_count_list_item();

  create function shop_count_listed_build() returns trigger language plpgsql as $$
  begin
    perform 1 from ${t.lists} where id in (select list_id from ${t.listItems} where schematic_id = old.id) order by id for update;
    update ${t.lists} l set item_count = l.item_count
        + case when tg_op = 'UPDATE'
            and shop_shows_in_list(new.status::text, new.visibility::text, new.owner_id, l.owner_id) then 1 else 0 end
        - case when shop_shows_in_list(old.status::text, old.visibility::text, old.owner_id, l.owner_id) then 1 else 0 end
      where l.id in (select list_id from ${t.listItems} where schematic_id = old.id)
        -- Where a user goes, their builds go first and their lists in a moment.
        and exists (select 1 from ${t.profiles} p where p.id = l.owner_id);
    return case when tg_op = 'DELETE' then old else null end;
  end $$;
  create trigger count_listed_build after update of status, visibility on ${t.schematics} for each row
    when ((old.status, old.visibility) is distinct from (new.status, new.visibility))
    execute function shop_count_listed_build();
  create trigger count_listed_build_gone before delete on ${t.schematics}
    for each row execute function shop_count_listed_build();`

/** An owner's profile counts their public lists. */
const profiles = (t: TableNames) => `
  create function shop_count_list() returns trigger language plpgsql as $$
  declare
    before int := 0;
    after int := 0;
  begin
    if tg_op <> 'INSERT' and old.visibility = 'public' then before := 1; end if;
    if tg_op <> 'DELETE' and new.visibility = 'public' then after := 1; end if;
    if before <> after then
      update ${t.profiles} set list_count = list_count + after - before where id = coalesce(new.owner_id, old.owner_id);
    end if;
    return null;
  end $$;
  create trigger count_list after insert or delete or update of visibility on ${t.lists}
    for each row execute function shop_count_list();`

/** A row saved from an older copy leaves what is counted as it is. */
const guards = (t: TableNames) => `
  create function shop_guard_list() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() > 1 then return new; end if;
    new.item_count := old.item_count;
    new.owner_id := old.owner_id;
    new.slug := old.slug;
    return new;
  end $$;
  create trigger guard_list before update on ${t.lists} for each row execute function shop_guard_list();`

/** Pages that show a list are made again. */
const told = (t: TableNames) => `
  create trigger tell_pages after insert or delete or update of title, slug, description, visibility on ${t.lists}
    for each statement execute function shop_tell_pages();
  create trigger tell_pages after insert or delete or update on ${t.listItems}
    for each statement execute function shop_tell_pages();`

export const lists: Migration = {
  name: 'lists/0001_lists',
  needs: ['people/0001_profiles', 'listings/0001_schematics'],
  up: (t) => [...keys(t), texts(t), counts(t), profiles(t), guards(t), told(t)],
}
