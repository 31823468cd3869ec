import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * What happened to a build on a day (UTC), kept row by row, for plots. Fired after the counts beside the listing, which
 * hold the listing's row lock: triggers run in the order of their names.
 */
const table = (t: TableNames) => `
  create table ${t.schematicDays} (
    schematic_id uuid not null references ${t.schematics} (id) on delete cascade,
    day date not null,
    owner_id uuid not null references ${t.profiles} (id) on delete cascade,
    views int not null default 0 check (views >= 0),
    downloads int not null default 0 check (downloads >= 0),
    likes int not null default 0 check (likes >= 0),
    primary key (schematic_id, day)
  );
  create index ${t.schematicDays}_owner_idx on ${t.schematicDays} (owner_id, day);

  create function shop_day_visit() returns trigger language plpgsql as $$
  begin
    insert into ${t.schematicDays} as d (schematic_id, day, owner_id, views, downloads)
    select s.id, new.day, s.owner_id, (new.kind = 'view')::int, (new.kind = 'download')::int
    from ${t.schematics} s where s.id = new.schematic_id
    on conflict (schematic_id, day) do update
      set views = d.views + excluded.views, downloads = d.downloads + excluded.downloads;
    return null;
  end $$;
  create trigger day_visit after insert on ${t.schematicVisits} for each row execute function shop_day_visit();

  create function shop_day_like() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into ${t.schematicDays} as d (schematic_id, day, owner_id, likes)
      select s.id, (new.created_at at time zone 'UTC')::date, s.owner_id, 1 from ${t.schematics} s where s.id = new.schematic_id
      on conflict (schematic_id, day) do update set likes = d.likes + 1;
    else
      update ${t.schematicDays} set likes = greatest(likes - 1, 0)
        where schematic_id = old.schematic_id and day = (old.created_at at time zone 'UTC')::date;
    end if;
    return null;
  end $$;
  create trigger day_like after insert or delete on ${t.likes} for each row execute function shop_day_like();`

export const days: Migration = {
  name: 'statistics/0001_days',
  needs: ['likes/0001_likes', 'downloads/0001_visits'],
  up: (t) => table(t),
}
