import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * One row a published, public listing with all that a search filters by, so that a search reads one table. Triggers
 * keep it in the transaction that changes what it is made of.
 */
const table = (t: TableNames) => `
  create table ${t.schematicSearch} (
    schematic_id uuid primary key references ${t.schematics} (id) on delete cascade,
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
    published_at timestamptz not null,
    safety text[] not null default '{}',
    size text not null default 'small'
  );
  create index ${t.schematicSearch}_vector_idx on ${t.schematicSearch} using gin (vector);
  create index ${t.schematicSearch}_tags_idx on ${t.schematicSearch} using gin (tags);
  create index ${t.schematicSearch}_blocks_idx on ${t.schematicSearch} using gin (blocks);
  create index ${t.schematicSearch}_category_idx on ${t.schematicSearch} (category, published_at desc);
  create index ${t.schematicSearch}_owner_idx on ${t.schematicSearch} (owner, published_at desc);
  create index ${t.schematicSearch}_newest_idx on ${t.schematicSearch} (published_at desc, schematic_id desc);
  create index ${t.schematicSearch}_size_idx on ${t.schematicSearch} (size, published_at desc);`

/**
 * What draws users now. Each like, download and view adds to a build's score, and what it adds halves every three days.
 * All scores fade alike, so none is ever written because time passes: a score is kept as the logarithm of its sum as of
 * one fixed day, and an event of today adds more to that sum than one of last week did.
 */
const trends = (t: TableNames) => `
  create table ${t.schematicTrends} (
    schematic_id uuid primary key references ${t.schematics} (id) on delete cascade,
    score float8 not null
  ) with (fillfactor = 80);
  create index ${t.schematicTrends}_score_idx on ${t.schematicTrends} (score desc, schematic_id desc);

  -- The binary logarithm of an event's weight as of 1 January 2026, halved every three days.
  create function shop_trend(weight float8, moment timestamptz) returns float8 language sql immutable parallel safe as $$
    select ln(weight) / ln(2::float8) + extract(epoch from moment - '2026-01-01 00:00:00+00'::timestamptz)::float8 / 259200
  $$;

  -- log2(2^a + 2^b), and log2(2^a - 2^b), without writing either power down.
  create function shop_trend_add(a float8, b float8) returns float8 language sql immutable parallel safe as $$
    select greatest(a, b) + ln(1 + exp(greatest(-700, (least(a, b) - greatest(a, b)) * ln(2::float8)))) / ln(2::float8)
  $$;

  create function shop_trend_subtract(a float8, b float8) returns float8 language sql immutable parallel safe as $$
    select case when b >= a - 1e-9 then a - 30
      else a + ln(1 - exp(greatest(-700, (b - a) * ln(2::float8)))) / ln(2::float8) end
  $$;`

/** What a search asks of inspection and of the size of a build. */
const facts = `
  create function shop_size(width numeric, height numeric, length numeric) returns text
    language sql immutable parallel safe as $$
    select case
      when greatest(width, height, length) > 256 then 'giant'
      when greatest(width, height, length) > 128 then 'huge'
      when greatest(width, height, length) > 48 then 'large'
      when greatest(width, height, length) > 16 then 'medium'
      else 'small' end
  $$;

  create function shop_safety_kinds(facts jsonb) returns text[] language sql immutable parallel safe as $$
    select case when jsonb_typeof(facts) = 'array'
      then array(select distinct fact ->> 'kind' from jsonb_array_elements(facts) fact where fact ->> 'kind' is not null order by 1)
      else '{}' end
  $$;`

/** Writes the rows of these builds again, and drops those of builds that are no longer shown. */
const indexing = (t: TableNames) => `
  create function shop_index_schematics(ids uuid[]) returns void language plpgsql as $$
  begin
    -- Before the first row, so that counting never waits for a holder of a word.
    perform pg_advisory_xact_lock(7420001);
    delete from ${t.schematicSearch} x using ${t.schematics} s
      where s.id = x.schematic_id and s.id = any (ids) and not (s.status = 'ready' and s.visibility = 'public');
    insert into ${t.schematicSearch} (schematic_id, vector, tags, blocks, category, owner, modded,
      format, edition, version, width, height, length, block_count, published_at, safety, size)
    select s.id,
      shop_vector(s.title, 'A') || shop_vector(coalesce(t.names, ''), 'B') ||
        shop_vector(p.username || ' ' || p.display_name, 'C') || shop_vector(left(coalesce(s.description, ''), 20000), 'D'),
      coalesce(t.slugs, '{}'),
      coalesce((select array_agg(block) from ${t.schematicFiles} f, jsonb_object_keys(f.inspection -> 'blocks') block
        where f.id = s.file_id), '{}'),
      c.slug, lower(p.username), coalesce(jsonb_array_length(s.mods) > 0, false),
      s.format::text, s.edition::text, s.game_version, s.width, s.height, s.length, s.block_count,
      coalesce(s.published_at, s.created_at), shop_safety_kinds(s.safety), shop_size(s.width, s.height, s.length)
    from ${t.schematics} s
    join ${t.profiles} p on p.id = s.owner_id
    left join ${t.categories} c on c.id = s.category_id
    left join lateral (
      select string_agg(${t.tags}.name, ' ' order by r."order") as names, array_agg(${t.tags}.slug::text order by r."order") as slugs
      from ${t.schematicsRels} r join ${t.tags} on ${t.tags}.id = r.${t.tags}_id where r.parent_id = s.id and r.path = 'tags'
    ) t on true
    where s.id = any (ids) and s.status = 'ready' and s.visibility = 'public'
    on conflict (schematic_id) do update set vector = excluded.vector, tags = excluded.tags, blocks = excluded.blocks,
      category = excluded.category, owner = excluded.owner, modded = excluded.modded, format = excluded.format,
      edition = excluded.edition, version = excluded.version, width = excluded.width, height = excluded.height,
      length = excluded.length, block_count = excluded.block_count, published_at = excluded.published_at,
      safety = excluded.safety, size = excluded.size;
    insert into ${t.schematicTrends} (schematic_id, score)
      select schematic_id, shop_trend(2, published_at) from ${t.schematicSearch} where schematic_id = any (ids)
      on conflict do nothing;
    -- In one order, so that two transactions with the same new words don't wait for each other.
    insert into ${t.searchWords} (word)
      select distinct word collate "C" from ${t.schematicSearch} x, unnest(tsvector_to_array(ts_filter(x.vector, '{a,b,c}'))) word
      where x.schematic_id = any (ids) and length(word) between 3 and 40 order by 1
      on conflict do nothing;
  end $$;

  create function shop_index_schematic() returns trigger language plpgsql as $$
  begin
    perform shop_index_schematics(array[new.id]);
    return null;
  end $$;
  create trigger index_schematic_new after insert on ${t.schematics} for each row
    when (new.status = 'ready' and new.visibility = 'public') execute function shop_index_schematic();
  create trigger index_schematic_changed after update on ${t.schematics} for each row
    when ((old.status = 'ready' or new.status = 'ready') and
      (old.title, old.description, old.owner_id, old.category_id, old.file_id, old.mods, old.status, old.visibility, old.format,
        old.edition, old.game_version, old.width, old.height, old.length, old.block_count, old.published_at)
      is distinct from (new.title, new.description, new.owner_id, new.category_id, new.file_id, new.mods, new.status,
        new.visibility, new.format, new.edition, new.game_version, new.width, new.height, new.length, new.block_count,
        new.published_at))
    execute function shop_index_schematic();

  create function shop_index_tagged() returns trigger language plpgsql as $$
  begin
    perform shop_index_schematics(array[coalesce(new.parent_id, old.parent_id)]);
    return null;
  end $$;
  create trigger index_tagged after insert or delete or update on ${t.schematicsRels}
    for each row execute function shop_index_tagged();

  create function shop_index_tag() returns trigger language plpgsql as $$
  begin
    perform shop_index_schematics(array(select parent_id from ${t.schematicsRels} where ${t.tags}_id = new.id));
    return null;
  end $$;
  create trigger index_tag after update of name, slug on ${t.tags} for each row
    when ((old.name, old.slug) is distinct from (new.name, new.slug)) execute function shop_index_tag();

  create function shop_index_category() returns trigger language plpgsql as $$
  begin
    perform shop_index_schematics(array(select id from ${t.schematics} where category_id = new.id));
    return null;
  end $$;
  create trigger index_category after update of slug on ${t.categories} for each row
    when (old.slug is distinct from new.slug) execute function shop_index_category();

  create function shop_index_owner() returns trigger language plpgsql as $$
  begin
    perform shop_index_schematics(array(select id from ${t.schematics} where owner_id = new.id));
    return null;
  end $$;
  create trigger index_owner after update of username, display_name on ${t.profiles} for each row
    when ((old.username, old.display_name) is distinct from (new.username, new.display_name))
    execute function shop_index_owner();`

/** Categories lie in each other: a search in one finds what is in those below it. */
const categories = (t: TableNames) => `
  create view ${t.categoryLines} as
    with recursive line as (
      select slug::text as slug, slug::text as above, parent_id from ${t.categories}
      union
      select line.slug, c.slug::text, c.parent_id from line join ${t.categories} c on c.id = line.parent_id
    )
    select distinct slug, above from line;

  create function shop_categories_below(slugs text[]) returns text[] language sql stable parallel safe as $$
    select array(select slug from ${t.categoryLines} where above = any (slugs))
  $$;`

export const index: Migration = {
  name: 'search/0002_index',
  needs: ['search/0001_words', 'listings/0001_schematics', 'people/0001_profiles'],
  up: (t) => [table(t), trends(t), facts, indexing(t), categories(t)],
}
