import type { Migration, TableNames } from '@/core/migrations/types'

/** A visitor counts once a build, kind and day (UTC). */
const table = (t: TableNames) => `
  create table ${t.schematicVisits} (
    schematic_id uuid not null references ${t.schematics} (id) on delete cascade,
    kind text not null check (kind in ('download', 'view')),
    day date not null,
    person text not null,
    primary key (schematic_id, kind, day, person)
  );
  create index ${t.schematicVisits}_day_idx on ${t.schematicVisits} (day);`

/** The build is locked first, as strongly as counting needs, and then what a foreign key locks. */
const locks = (t: TableNames) => `
  create function shop_lock_visited_build() returns trigger language plpgsql as $$
  begin
    -- Counted today already: nothing to count or lock.
    if exists (select 1 from ${t.schematicVisits} v where (v.schematic_id, v.kind, v.day, v.person)
        = (new.schematic_id, new.kind, new.day, new.person)) then
      return null;
    end if;
    perform 1 from ${t.schematics} where id = new.schematic_id for no key update;
    -- Gone by now: there is nothing to count.
    if not found then return null; end if;
    return new;
  end $$;
  create trigger lock_visited_build before insert on ${t.schematicVisits} for each row execute function shop_lock_visited_build();`

/** The counts beside a listing follow the visits, row by row, under the listing's row lock. */
const counts = (t: TableNames) => `
  create function shop_count_visit() returns trigger language plpgsql as $$
  begin
    if new.kind = 'download' then
      update ${t.schematics} set download_count = download_count + 1 where id = new.schematic_id;
    else
      update ${t.schematics} set view_count = view_count + 1 where id = new.schematic_id;
    end if;
    return null;
  end $$;
  create trigger count_visit after insert on ${t.schematicVisits} for each row execute function shop_count_visit();`

export const visits: Migration = {
  name: 'downloads/0001_visits',
  needs: ['listings/0001_schematics'],
  up: (t) => [table(t), locks(t), counts(t)],
}
