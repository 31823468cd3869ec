import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * One row a listing with what searches ask for. Triggers keep it in the transaction that changes what it is made of.
 * Weights: title A, tags B, owner C, description D. The text configuration is `simple`: builds are named in every language.
 */
const statements = `
  create extension if not exists pg_trgm;
  create extension if not exists unaccent;

  create function shop_unaccent(value text) returns text language sql stable parallel safe as $$
    select unaccent(value)
  $$;

  create table schematic_search (
    schematic_id uuid primary key references schematics (id) on delete cascade,
    vector tsvector not null,
    words text not null,
    tags text[] not null,
    blocks text[] not null,
    category text,
    owner text not null,
    modded boolean not null
  );
  create index schematic_search_vector_idx on schematic_search using gin (vector);
  create index schematic_search_words_idx on schematic_search using gin (words gin_trgm_ops);
  create index schematic_search_tags_idx on schematic_search using gin (tags);
  create index schematic_search_blocks_idx on schematic_search using gin (blocks);
  create index schematic_search_category_idx on schematic_search (category);
  create index schematic_search_owner_idx on schematic_search (owner);

  create function shop_index_schematics(ids uuid[]) returns void language sql as $$
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
    where s.id = any (ids)
    on conflict (schematic_id) do update set vector = excluded.vector, words = excluded.words, tags = excluded.tags,
      blocks = excluded.blocks, category = excluded.category, owner = excluded.owner, modded = excluded.modded
  $$;

  create function shop_index_schematic() returns trigger language plpgsql as $$
  begin
    perform shop_index_schematics(array[new.id]);
    return null;
  end $$;
  create trigger index_schematic_new after insert on schematics for each row execute function shop_index_schematic();
  create trigger index_schematic_changed after update on schematics for each row
    when ((old.title, old.description, old.owner_id, old.category_id, old.file_id, old.mods, old.status)
      is distinct from (new.title, new.description, new.owner_id, new.category_id, new.file_id, new.mods, new.status))
    execute function shop_index_schematic();

  create function shop_index_tagged() returns trigger language plpgsql as $$
  begin
    perform shop_index_schematics(array[coalesce(new.parent_id, old.parent_id)]);
    return null;
  end $$;
  create trigger index_tagged after insert or delete or update on schematics_rels
    for each row execute function shop_index_tagged();

  create function shop_index_tag() returns trigger language plpgsql as $$
  begin
    perform shop_index_schematics(array(select parent_id from schematics_rels where tags_id = new.id));
    return null;
  end $$;
  create trigger index_tag after update of name, slug on tags for each row
    when ((old.name, old.slug) is distinct from (new.name, new.slug)) execute function shop_index_tag();

  create function shop_index_category() returns trigger language plpgsql as $$
  begin
    perform shop_index_schematics(array(select id from schematics where category_id = new.id));
    return null;
  end $$;
  create trigger index_category after update of slug on categories for each row
    when (old.slug is distinct from new.slug) execute function shop_index_category();

  create function shop_index_owner() returns trigger language plpgsql as $$
  begin
    perform shop_index_schematics(array(select id from schematics where owner_id = new.id));
    return null;
  end $$;
  create trigger index_owner after update of username, display_name on profiles for each row
    when ((old.username, old.display_name) is distinct from (new.username, new.display_name))
    execute function shop_index_owner();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('The search index is not taken back. Restore a backup instead.')
}
