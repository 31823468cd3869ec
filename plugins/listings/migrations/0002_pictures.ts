import { foreignKey } from '@/core/migrations/foreignKey'
import type { Migration, TableNames } from '@/core/migrations/types'

/** Payload's keys forget what they pointed to. Here, what belongs together goes together. */
const keys = (t: TableNames) => [
  foreignKey(t.media, 'owner_id', t.profiles, 'on delete cascade'),
  foreignKey(t.media, 'schematic_id', t.schematics, 'on delete cascade'),
]

/**
 * A picture is public as its build is, so the build whose gallery shows it is written on it whichever way it came
 * there: it must be the builder's own and of no other build. Taken out, it belongs to no build and is not shown.
 */
const galleries = (t: TableNames) => `
  create function shop_place_picture() returns trigger language plpgsql as $$
  declare
    picture record;
  begin
    select m.schematic_id, m.kind::text as kind, m.owner_id = s.owner_id as own into picture
      from ${t.media} m, ${t.schematics} s where m.id = new.${t.media}_id and s.id = new.parent_id for update of m;
    if picture.kind is distinct from 'gallery' or not picture.own
        or coalesce(picture.schematic_id, new.parent_id) <> new.parent_id then
      raise exception 'a picture that is not of this gallery' using errcode = 'SS003', column = 'gallery';
    end if;
    if picture.schematic_id is null then
      update ${t.media} set schematic_id = new.parent_id where id = new.${t.media}_id;
    end if;
    return null;
  end $$;
  create trigger place_picture after insert on ${t.schematicsRels} for each row
    when (new.path = 'gallery' and new.${t.media}_id is not null) execute function shop_place_picture();

  create function shop_withdraw_picture() returns trigger language plpgsql as $$
  begin
    -- Where the build itself goes, its pictures go with it.
    perform 1 from ${t.schematics} where id = old.parent_id;
    if not found then return null; end if;
    update ${t.media} set schematic_id = null, updated_at = now()
      where id = old.${t.media}_id and kind = 'gallery' and schematic_id = old.parent_id
        and not exists (select 1 from ${t.schematicsRels} r
          where r.parent_id = old.parent_id and r.path = 'gallery' and r.${t.media}_id = old.${t.media}_id);
    return null;
  end $$;
  create trigger withdraw_picture after delete on ${t.schematicsRels} for each row
    when (old.path = 'gallery' and old.${t.media}_id is not null) execute function shop_withdraw_picture();`

/**
 * Pictures that users add, counted one insert of a user after another: 24 that are in no gallery, 120 an hour, 2,000 in
 * all (pictureLimits.ts has the words).
 */
const limits = (t: TableNames) => `
  create index ${t.media}_gallery_idx on ${t.media} (owner_id, created_at) where kind = 'gallery';

  create function shop_limit_pictures() returns trigger language plpgsql as $$
  declare
    counted record;
  begin
    -- Payload updates by an upsert, of which this sees the first half.
    perform 1 from ${t.media} where id = new.id;
    if found then return new; end if;
    perform pg_advisory_xact_lock(hashtextextended('pictures ' || new.owner_id, 0));
    select count(*) filter (where schematic_id is null) as loose, count(*) as total,
        count(*) filter (where created_at > now() - interval '1 hour') as lately into counted
      from ${t.media} where owner_id = new.owner_id and kind = 'gallery';
    if counted.total >= 2000 or (new.schematic_id is null and counted.loose >= 24) then
      raise exception 'too many pictures' using errcode = 'SS002', column = 'pictures';
    end if;
    if counted.lately >= 120 then
      raise exception 'too many pictures within an hour' using errcode = 'SS004', column = 'pictures';
    end if;
    return new;
  end $$;
  create trigger limit_pictures before insert on ${t.media} for each row
    when (new.kind = 'gallery') execute function shop_limit_pictures();`

/** Pages that show a picture are made again. */
const told = (t: TableNames) => `
  create trigger tell_pages after update or delete on ${t.media} for each statement execute function shop_tell_pages();`

export const pictures: Migration = {
  name: 'listings/0002_pictures',
  needs: ['listings/0001_schematics'],
  up: (t) => [...keys(t), galleries(t), limits(t), told(t)],
}
