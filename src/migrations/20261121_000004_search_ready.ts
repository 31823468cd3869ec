import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Only published listings are found, so only they are indexed: an upload no longer pays for it, nor does each step of its file.
 */
const statements = `
  create or replace function shop_index_schematics(ids uuid[]) returns void language sql as $$
    insert into schematic_search (schematic_id, vector, words, tags, blocks, category, owner, modded)
    select s.id,
      setweight(to_tsvector('simple', shop_unaccent(s.title)), 'A') ||
      setweight(to_tsvector('simple', shop_unaccent(coalesce(t.names, ''))), 'B') ||
      setweight(to_tsvector('simple', shop_unaccent(p.username || ' ' || p.display_name)), 'C') ||
      setweight(to_tsvector('simple', shop_unaccent(left(coalesce(s.description, ''), 20000))), 'D'),
      lower(shop_unaccent(s.title || ' ' || coalesce(t.names, '') || ' ' || p.username || ' ' || p.display_name)),
      coalesce(t.slugs, '{}'),
      coalesce((select array_agg(block) from schematic_files f, jsonb_object_keys(f.inspection -> 'blocks') block
        where f.id = s.file_id), '{}'),
      c.slug, lower(p.username), coalesce(jsonb_array_length(s.mods) > 0, false)
    from schematics s
    join profiles p on p.id = s.owner_id
    left join categories c on c.id = s.category_id
    left join lateral (
      select string_agg(tags.name, ' ' order by r."order") as names, array_agg(tags.slug::text order by r."order") as slugs
      from schematics_rels r join tags on tags.id = r.tags_id where r.parent_id = s.id and r.path = 'tags'
    ) t on true
    where s.id = any (ids) and s.status = 'ready'
    on conflict (schematic_id) do update set vector = excluded.vector, words = excluded.words, tags = excluded.tags,
      blocks = excluded.blocks, category = excluded.category, owner = excluded.owner, modded = excluded.modded
  $$;

  create or replace function shop_index_schematic() returns trigger language plpgsql as $$
  begin
    if new.status = 'ready' then
      perform shop_index_schematics(array[new.id]);
    else
      delete from schematic_search where schematic_id = new.id;
    end if;
    return null;
  end $$;
  drop trigger index_schematic_new on schematics;
  create trigger index_schematic_new after insert on schematics for each row
    when (new.status = 'ready') execute function shop_index_schematic();
  drop trigger index_schematic_changed on schematics;
  create trigger index_schematic_changed after update on schematics for each row
    when ((old.status = 'ready' or new.status = 'ready') and
      (old.title, old.description, old.owner_id, old.category_id, old.file_id, old.mods, old.status)
      is distinct from (new.title, new.description, new.owner_id, new.category_id, new.file_id, new.mods, new.status))
    execute function shop_index_schematic();

  delete from schematic_search x using schematics s where s.id = x.schematic_id and s.status <> 'ready';`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('The search index is not taken back. Restore a backup instead.')
}
