import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * The search index anew. It holds published, public listings alone, with all that a search filters by, so that a search reads
 * one table and an upload does not pay for it. Mistyped words are put right by the words that builds are found under, instead
 * of comparing each build with what was typed.
 */
const table = `
  create extension if not exists fuzzystrmatch;

  drop trigger index_schematic_new on schematics;
  drop trigger index_schematic_changed on schematics;
  drop table schematic_search;
  create table schematic_search (
    schematic_id uuid primary key references schematics (id) on delete cascade,
    vector tsvector not null,
    tags text[] not null,
    blocks text[] not null,
    category text,
    owner text not null,
    modded boolean not null,
    format text,
    edition text,
    version text,
    width int,
    height int,
    length int,
    block_count bigint,
    published_at timestamptz not null
  );
  create index schematic_search_vector_idx on schematic_search using gin (vector);
  create index schematic_search_tags_idx on schematic_search using gin (tags);
  create index schematic_search_blocks_idx on schematic_search using gin (blocks);
  create index schematic_search_category_idx on schematic_search (category, published_at desc);
  create index schematic_search_owner_idx on schematic_search (owner, published_at desc);
  create index schematic_search_newest_idx on schematic_search (published_at desc, schematic_id desc);

  create table search_words (word text collate "C" primary key);
  create index search_words_similar_idx on search_words using gin (word gin_trgm_ops);`

/**
 * Chinese, Japanese and Korean are written without spaces: each two neighbours make a word, so that a part of a name is found.
 * Everything else is split at what is neither letter nor digit.
 */
const words = `
  create function shop_pairs(value text) returns text language sql immutable parallel safe as $$
    select coalesce(string_agg(substr(run[1], at, 2), ' '), '')
    from regexp_matches(value, '[\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af]{2,}', 'g') run,
      generate_series(1, length(run[1]) - 1) at
  $$;

  create function shop_vector(value text, weight "char") returns tsvector language sql stable parallel safe as $$
    select setweight(to_tsvector('simple',
      regexp_replace(lower(shop_unaccent(value)), '[[:punct:][:space:]]+', ' ', 'g') || ' ' || shop_pairs(value)), weight)
  $$;

  create function shop_tsquery(words text[]) returns tsquery language plpgsql stable parallel safe
    set pg_trgm.similarity_threshold = 0.25 as $$
  declare
    given text;
    part tsquery;
    result tsquery;
  begin
    foreach given in array words loop
      given := regexp_replace(lower(shop_unaccent(given)), '[[:punct:][:space:]]+', '', 'g');
      continue when given = '';
      part := null;
      if length(given) > 2 and shop_pairs(given) <> '' then
        part := replace(shop_pairs(given), ' ', ' & ')::tsquery;
      elsif not exists (select 1 from search_words w where w.word >= given collate "C" and w.word < (given || U&'\\FFFF') collate "C") then
        select string_agg(quote_literal(similar_word.word), ' | ')::tsquery into part from (
          select w.word from search_words w
          where w.word % given and levenshtein_less_equal(w.word, given, 2) <= case when length(given) < 5 then 1 else 2 end
          order by similarity(w.word, given) desc, w.word limit 5
        ) similar_word;
      end if;
      part := coalesce(part, (quote_literal(given) || ':*')::tsquery);
      result := case when result is null then part else result && part end;
    end loop;
    return coalesce(result, ''::tsquery);
  end $$;`

const indexing = `
  create or replace function shop_index_schematics(ids uuid[]) returns void language plpgsql as $$
  begin
    delete from schematic_search x using schematics s
      where s.id = x.schematic_id and s.id = any (ids) and not (s.status = 'ready' and s.visibility = 'public');
    insert into schematic_search (schematic_id, vector, tags, blocks, category, owner, modded,
      format, edition, version, width, height, length, block_count, published_at)
    select s.id,
      shop_vector(s.title, 'A') || shop_vector(coalesce(t.names, ''), 'B') ||
        shop_vector(p.username || ' ' || p.display_name, 'C') || shop_vector(left(coalesce(s.description, ''), 20000), 'D'),
      coalesce(t.slugs, '{}'),
      coalesce((select array_agg(block) from schematic_files f, jsonb_object_keys(f.inspection -> 'blocks') block
        where f.id = s.file_id), '{}'),
      c.slug, lower(p.username), coalesce(jsonb_array_length(s.mods) > 0, false),
      s.format::text, s.edition::text, s.game_version, s.width, s.height, s.length, s.block_count,
      coalesce(s.published_at, s.created_at)
    from schematics s
    join profiles p on p.id = s.owner_id
    left join categories c on c.id = s.category_id
    left join lateral (
      select string_agg(tags.name, ' ' order by r."order") as names, array_agg(tags.slug::text order by r."order") as slugs
      from schematics_rels r join tags on tags.id = r.tags_id where r.parent_id = s.id and r.path = 'tags'
    ) t on true
    where s.id = any (ids) and s.status = 'ready' and s.visibility = 'public'
    on conflict (schematic_id) do update set vector = excluded.vector, tags = excluded.tags, blocks = excluded.blocks,
      category = excluded.category, owner = excluded.owner, modded = excluded.modded, format = excluded.format,
      edition = excluded.edition, version = excluded.version, width = excluded.width, height = excluded.height,
      length = excluded.length, block_count = excluded.block_count, published_at = excluded.published_at;
    -- In one order, so that two transactions with the same new words don't wait for each other.
    insert into search_words (word)
      select distinct word collate "C" from schematic_search x, unnest(tsvector_to_array(ts_filter(x.vector, '{a,b,c}'))) word
      where x.schematic_id = any (ids) and length(word) between 3 and 40 order by 1
      on conflict do nothing;
  end $$;

  create trigger index_schematic_new after insert on schematics for each row
    when (new.status = 'ready' and new.visibility = 'public') execute function shop_index_schematic();
  create trigger index_schematic_changed after update on schematics for each row
    when ((old.status = 'ready' or new.status = 'ready') and
      (old.title, old.description, old.owner_id, old.category_id, old.file_id, old.mods, old.status, old.visibility, old.format,
        old.edition, old.game_version, old.width, old.height, old.length, old.block_count, old.published_at)
      is distinct from (new.title, new.description, new.owner_id, new.category_id, new.file_id, new.mods, new.status,
        new.visibility, new.format, new.edition, new.game_version, new.width, new.height, new.length, new.block_count,
        new.published_at))
    execute function shop_index_schematic();

  select shop_index_schematics(array(select id from schematics));`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of [table, words, indexing]) await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('The search index is not taken back. Restore a backup instead.')
}
