import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** What searches can ask for beyond what the index held: what inspection found, and how large a build is. */
const columns = `
  alter table schematic_search
    add column safety text[] not null default '{}',
    add column size text not null default 'small';
  create index schematic_search_size_idx on schematic_search (size, published_at desc);

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

/** Categories lie in each other: a search in one finds what is in those below it. */
const categories = `
  create view category_lines as
    with recursive line as (
      select slug::text as slug, slug::text as above, parent_id from categories
      union
      select line.slug, c.slug::text, c.parent_id from line join categories c on c.id = line.parent_id
    )
    select distinct slug, above from line;

  create function shop_categories_below(slugs text[]) returns text[] language sql stable parallel safe as $$
    select array(select slug from category_lines where above = any (slugs))
  $$;`

/**
 * How many published, public builds there are of each tag, category and block, kept row by row as the index changes. Everybody
 * counts in the same order and one after another: stone is in most builds.
 */
const counts = `
  create table search_counts (
    kind text not null check (kind in ('all', 'tag', 'category')),
    value text collate "C" not null,
    builds int not null,
    primary key (kind, value)
  );
  create index search_counts_most_idx on search_counts (kind, builds desc, value);
  insert into search_counts values ('all', '', 0);

  create table search_blocks (
    block text collate "C" primary key,
    builds int not null
  ) with (fillfactor = 70);
  create index search_blocks_part_idx on search_blocks using gin (block gin_trgm_ops);

  create function shop_count_search() returns trigger language plpgsql as $$
  declare
    gone schematic_search;
    come schematic_search;
  begin
    if tg_op <> 'INSERT' then gone := old; end if;
    if tg_op <> 'DELETE' then come := new; end if;
    if tg_op = 'UPDATE' and (old.tags, old.category) is not distinct from (new.tags, new.category)
      and old.blocks @> new.blocks and new.blocks @> old.blocks then
      return null;
    end if;
    perform pg_advisory_xact_lock(7420001);
    insert into search_counts (kind, value, builds)
      select kind, value, sum(step) from (
        select 'all' as kind, '' as value, -1 as step where gone.schematic_id is not null
        union all select 'all', '', 1 where come.schematic_id is not null
        union all select 'category', gone.category, -1 where gone.category is not null
        union all select 'category', come.category, 1 where come.category is not null
        union all select 'tag', tag, -1 from unnest(gone.tags) tag
        union all select 'tag', tag, 1 from unnest(come.tags) tag
      ) change group by kind, value having sum(step) <> 0 order by kind, value
      on conflict (kind, value) do update set builds = search_counts.builds + excluded.builds;
    insert into search_blocks (block, builds)
      select block, sum(step) from (
        select block, -1 as step from unnest(gone.blocks) block
        union all select block, 1 from unnest(come.blocks) block
      ) change group by block having sum(step) <> 0 order by block
      on conflict (block) do update set builds = search_blocks.builds + excluded.builds;
    return null;
  end $$;

  create trigger count_search after insert or delete or update of tags, category, blocks on schematic_search
    for each row execute function shop_count_search();

  -- All of them anew, for who fills the index with triggers off.
  create function shop_count_searches() returns void language sql as $$
    delete from search_counts;
    delete from search_blocks;
    insert into search_counts (kind, value, builds)
      select 'all', '', count(*) from schematic_search
      union all select 'category', category, count(*) from schematic_search where category is not null group by 2
      union all select 'tag', tag, count(*) from schematic_search, unnest(tags) tag group by 2;
    insert into search_blocks (block, builds) select block, count(*) from schematic_search, unnest(blocks) block group by 1;
  $$;`

/**
 * What draws people now. Each like, download and view adds to a build's score, and what it adds halves every three days. All scores
 * fade alike, so none is ever written because time passes: a score is kept as the logarithm of its sum as of one fixed day, and an
 * event of today adds more to that sum than one of last week did.
 */
const trends = `
  create table schematic_trends (
    schematic_id uuid primary key references schematics (id) on delete cascade,
    score float8 not null
  ) with (fillfactor = 80);
  create index schematic_trends_score_idx on schematic_trends (score desc, schematic_id desc);

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
  $$;

  create function shop_trend_liked() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into schematic_trends (schematic_id, score) values (new.schematic_id, shop_trend(8, new.created_at))
        on conflict (schematic_id) do update set score = shop_trend_add(schematic_trends.score, excluded.score);
    else
      update schematic_trends set score = shop_trend_subtract(score, shop_trend(8, old.created_at))
        where schematic_id = old.schematic_id;
    end if;
    return null;
  end $$;
  -- Named so that they run after the triggers that count, which lock the listing first.
  create trigger trend_like after insert or delete on likes for each row execute function shop_trend_liked();

  create function shop_trend_visited() returns trigger language plpgsql as $$
  begin
    insert into schematic_trends (schematic_id, score)
      values (new.schematic_id, shop_trend(case new.kind when 'download' then 4 else 1 end, now()))
      on conflict (schematic_id) do update set score = shop_trend_add(schematic_trends.score, excluded.score);
    return null;
  end $$;
  create trigger trend_visit after insert on schematic_visits for each row execute function shop_trend_visited();

  insert into schematic_trends (schematic_id, score)
    select id, ln(sum(power(2::float8, score - (select shop_trend(1, now()))))) / ln(2::float8) + (select shop_trend(1, now()))
    from (
      select id, shop_trend(2, coalesce(published_at, created_at)) as score from schematics
      union all select schematic_id, shop_trend(8, created_at) from likes
      union all select schematic_id, shop_trend(case kind when 'download' then 4 else 1 end, day) from schematic_visits
    ) event
    where score > (select shop_trend(1, now())) - 900
    group by id;`

/** A picture of 1200 by 630 pixels of each build, for where links to it are shown. Which file it shows tells whether it is up to date. */
const linkPictures = `
  create table link_pictures (
    schematic_id uuid primary key references schematics (id) on delete cascade,
    file_id uuid not null references schematic_files (id) on delete cascade,
    media_id uuid not null references media (id) on delete cascade
  );
  create index link_pictures_file_idx on link_pictures (file_id);
  create index link_pictures_media_idx on link_pictures (media_id);`

/** What is suggested while somebody types. */
const suggestions = `
  create index profiles_username_typed_idx on profiles (lower(username) text_pattern_ops);
  create index profiles_display_name_typed_idx on profiles (lower(display_name) text_pattern_ops);`

const indexing = `
  create or replace function shop_index_schematics(ids uuid[]) returns void language plpgsql as $$
  begin
    -- Before the first row: who counts waits for nobody who holds a word.
    perform pg_advisory_xact_lock(7420001);
    delete from schematic_search x using schematics s
      where s.id = x.schematic_id and s.id = any (ids) and not (s.status = 'ready' and s.visibility = 'public');
    insert into schematic_search (schematic_id, vector, tags, blocks, category, owner, modded,
      format, edition, version, width, height, length, block_count, published_at, safety, size)
    select s.id,
      shop_vector(s.title, 'A') || shop_vector(coalesce(t.names, ''), 'B') ||
        shop_vector(p.username || ' ' || p.display_name, 'C') || shop_vector(left(coalesce(s.description, ''), 20000), 'D'),
      coalesce(t.slugs, '{}'),
      coalesce((select array_agg(block) from schematic_files f, jsonb_object_keys(f.inspection -> 'blocks') block
        where f.id = s.file_id), '{}'),
      c.slug, lower(p.username), coalesce(jsonb_array_length(s.mods) > 0, false),
      s.format::text, s.edition::text, s.game_version, s.width, s.height, s.length, s.block_count,
      coalesce(s.published_at, s.created_at), shop_safety_kinds(s.safety), shop_size(s.width, s.height, s.length)
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
      length = excluded.length, block_count = excluded.block_count, published_at = excluded.published_at,
      safety = excluded.safety, size = excluded.size;
    insert into schematic_trends (schematic_id, score)
      select schematic_id, shop_trend(2, published_at) from schematic_search where schematic_id = any (ids)
      on conflict do nothing;
    -- In one order, so that two transactions with the same new words don't wait for each other.
    insert into search_words (word)
      select distinct word collate "C" from schematic_search x, unnest(tsvector_to_array(ts_filter(x.vector, '{a,b,c}'))) word
      where x.schematic_id = any (ids) and length(word) between 3 and 40 order by 1
      on conflict do nothing;
  end $$;

  update schematic_search x set safety = shop_safety_kinds(s.safety), size = shop_size(s.width, s.height, s.length)
    from schematics s where s.id = x.schematic_id;
  select shop_count_searches();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of [columns, categories, counts, trends, linkPictures, suggestions, indexing])
    await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('What the search knows is not taken back. Restore a backup instead.')
}
