import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * A picture is public as its build is, so the build whose gallery it is in is written on it whichever way it came there: it must be the
 * builder's own and of no other build. Taken out, it belongs to no build and is shown to nobody.
 */
const galleries = `
  update media m set schematic_id = r.parent_id
    from schematics_rels r join schematics s on s.id = r.parent_id
    where r.path = 'gallery' and r.media_id = m.id and m.kind = 'gallery' and m.schematic_id is null and m.owner_id = s.owner_id;

  create function shop_place_picture() returns trigger language plpgsql as $$
  declare
    picture record;
  begin
    select m.schematic_id, m.kind::text as kind, m.owner_id = s.owner_id as own into picture
      from media m, schematics s where m.id = new.media_id and s.id = new.parent_id for update of m;
    if picture.kind is distinct from 'gallery' or not picture.own
        or coalesce(picture.schematic_id, new.parent_id) <> new.parent_id then
      raise exception 'a picture that is not of this gallery' using errcode = 'SS003', column = 'gallery';
    end if;
    if picture.schematic_id is null then
      update media set schematic_id = new.parent_id where id = new.media_id;
    end if;
    return null;
  end $$;
  create trigger place_picture after insert on schematics_rels for each row
    when (new.path = 'gallery' and new.media_id is not null) execute function shop_place_picture();

  create function shop_withdraw_picture() returns trigger language plpgsql as $$
  begin
    -- Where the build itself goes, its pictures go with it.
    perform 1 from schematics where id = old.parent_id;
    if not found then return null; end if;
    update media set schematic_id = null, updated_at = now()
      where id = old.media_id and kind = 'gallery' and schematic_id = old.parent_id
        and not exists (select 1 from schematics_rels r
          where r.parent_id = old.parent_id and r.path = 'gallery' and r.media_id = old.media_id);
    return null;
  end $$;
  create trigger withdraw_picture after delete on schematics_rels for each row
    when (old.path = 'gallery' and old.media_id is not null) execute function shop_withdraw_picture();`

/** A portrait is public, so it is the person's own picture and of no build; the one before it goes. */
const portraits = `
  create function shop_place_portrait() returns trigger language plpgsql as $$
  begin
    update media set kind = 'avatar' where id = new.avatar_id and owner_id = new.id
      and (kind = 'avatar' or (kind = 'gallery' and schematic_id is null));
    if not found then
      raise exception 'a picture that is not the person''s own' using errcode = 'SS003', column = 'avatar';
    end if;
    return new;
  end $$;
  create trigger place_portrait before update on profiles for each row
    when (new.avatar_id is not null and new.avatar_id is distinct from old.avatar_id)
    execute function shop_place_portrait();

  create function shop_drop_portrait() returns trigger language plpgsql as $$
  begin
    delete from media where id = old.avatar_id and kind = 'avatar';
    return null;
  end $$;
  create trigger drop_portrait after update on profiles for each row
    when (old.avatar_id is not null and new.avatar_id is distinct from old.avatar_id)
    execute function shop_drop_portrait();`

/**
 * Pictures that people add, counted one insert of a person after another: 24 that are in no gallery, 120 an hour, 2,000 in all
 * (src/server/listings/pictureLimits.ts has the words).
 */
const limits = `
  create index media_gallery_idx on media (owner_id, created_at) where kind = 'gallery';
  create function shop_limit_pictures() returns trigger language plpgsql as $$
  declare
    counted record;
  begin
    -- Payload updates by an upsert, of which this sees the first half.
    perform 1 from media where id = new.id;
    if found then return new; end if;
    perform pg_advisory_xact_lock(hashtextextended('pictures ' || new.owner_id, 0));
    select count(*) filter (where schematic_id is null) as loose, count(*) as total,
        count(*) filter (where created_at > now() - interval '1 hour') as lately into counted
      from media where owner_id = new.owner_id and kind = 'gallery';
    if counted.total >= 2000 or (new.schematic_id is null and counted.loose >= 24) then
      raise exception 'too many pictures' using errcode = 'SS002', column = 'pictures';
    end if;
    if counted.lately >= 120 then
      raise exception 'too many pictures within an hour' using errcode = 'SS004', column = 'pictures';
    end if;
    return new;
  end $$;
  create trigger limit_pictures before insert on media for each row
    when (new.kind = 'gallery') execute function shop_limit_pictures();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of [galleries, portraits, limits]) await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('Which build a picture is of is not taken back. Restore a backup instead.')
}
