import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * How many published, public builds there are of each tag, category and block, kept row by row as the index changes.
 * All writers count in the same order and one after another: stone is in most builds.
 */
const tables = (t: TableNames) => `
  create table ${t.searchCounts} (
    kind text not null check (kind in ('all', 'tag', 'category')),
    value text collate "C" not null,
    builds int not null,
    primary key (kind, value)
  );
  create index ${t.searchCounts}_most_idx on ${t.searchCounts} (kind, builds desc, value);
  insert into ${t.searchCounts} values ('all', '', 0);

  create table ${t.searchBlocks} (
    block text collate "C" primary key,
    builds int not null
  ) with (fillfactor = 70);
  create index ${t.searchBlocks}_part_idx on ${t.searchBlocks} using gin (block gin_trgm_ops);

  create function shop_count_search() returns trigger language plpgsql as $$
  declare
    gone ${t.schematicSearch};
    come ${t.schematicSearch};
  begin
    if tg_op <> 'INSERT' then gone := old; end if;
    if tg_op <> 'DELETE' then come := new; end if;
    if tg_op = 'UPDATE' and (old.tags, old.category) is not distinct from (new.tags, new.category)
      and old.blocks @> new.blocks and new.blocks @> old.blocks then
      return null;
    end if;
    perform pg_advisory_xact_lock(7420001);
    insert into ${t.searchCounts} (kind, value, builds)
      select kind, value, sum(step) from (
        select 'all' as kind, '' as value, -1 as step where gone.schematic_id is not null
        union all select 'all', '', 1 where come.schematic_id is not null
        union all select 'category', gone.category, -1 where gone.category is not null
        union all select 'category', come.category, 1 where come.category is not null
        union all select 'tag', tag, -1 from unnest(gone.tags) tag
        union all select 'tag', tag, 1 from unnest(come.tags) tag
      ) change group by kind, value having sum(step) <> 0 order by kind, value
      on conflict (kind, value) do update set builds = ${t.searchCounts}.builds + excluded.builds;
    insert into ${t.searchBlocks} (block, builds)
      select block, sum(step) from (
        select block, -1 as step from unnest(gone.blocks) block
        union all select block, 1 from unnest(come.blocks) block
      ) change group by block having sum(step) <> 0 order by block
      on conflict (block) do update set builds = ${t.searchBlocks}.builds + excluded.builds;
    return null;
  end $$;
  create trigger count_search after insert or delete or update of tags, category, blocks on ${t.schematicSearch}
    for each row execute function shop_count_search();`

/**
 * Whether a tag may be seen: a published, public build has it. Written when its first build comes or its last one goes.
 */
const tags = (t: TableNames) => `
  create index ${t.tags}_used_idx on ${t.tags} (created_at desc) where in_use;

  create function shop_use_tag() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then
      update ${t.tags} set in_use = false where slug = old.value and in_use;
    else
      update ${t.tags} set in_use = new.builds > 0 where slug = new.value and in_use is distinct from (new.builds > 0);
    end if;
    return null;
  end $$;
  create trigger use_tag_new after insert on ${t.searchCounts} for each row when (new.kind = 'tag')
    execute function shop_use_tag();
  create trigger use_tag_gone after delete on ${t.searchCounts} for each row when (old.kind = 'tag')
    execute function shop_use_tag();
  create trigger use_tag_changed after update of builds on ${t.searchCounts} for each row
    when (new.kind = 'tag' and (old.builds > 0) is distinct from (new.builds > 0)) execute function shop_use_tag();`

/** Counts all of them again, for an index that was filled with triggers off. */
const all = (t: TableNames) => `
  create function shop_count_searches() returns void language sql as $$
    delete from ${t.searchCounts};
    delete from ${t.searchBlocks};
    insert into ${t.searchCounts} (kind, value, builds)
      select 'all', '', count(*) from ${t.schematicSearch}
      union all select 'category', category, count(*) from ${t.schematicSearch} where category is not null group by 2
      union all select 'tag', tag, count(*) from ${t.schematicSearch}, unnest(tags) tag group by 2;
    insert into ${t.searchBlocks} (block, builds) select block, count(*) from ${t.schematicSearch}, unnest(blocks) block group by 1;
    -- With triggers off nothing else says so.
    update ${t.tags} t set in_use = not t.in_use
      where t.in_use <> exists (select 1 from ${t.searchCounts} n where n.kind = 'tag' and n.value = t.slug and n.builds > 0);
  $$;`

/** What the index loses. The triggers are named to run after count_search, under whose lock no other writes words. */
const leaving = (t: TableNames) => `
  create function shop_leave_words() returns trigger language plpgsql as $$
  begin
    insert into ${t.searchWordsLeft} (word)
      select distinct word collate "C" from unnest(tsvector_to_array(ts_filter(old.vector, '{a,b,c}'))) word
      where length(word) between 3 and 40
        and (tg_op = 'DELETE' or word <> all (tsvector_to_array(ts_filter(new.vector, '{a,b,c}')))) order by 1
      on conflict do nothing;
    return null;
  end $$;

  create trigger leave_words_gone after delete on ${t.schematicSearch} for each row execute function shop_leave_words();
  create trigger leave_words_changed after update of vector on ${t.schematicSearch} for each row
    when (old.vector is distinct from new.vector) execute function shop_leave_words();

  -- Looks at so many words that were left; answers how many it has looked at.
  create function shop_trim_words(most int) returns int language plpgsql as $$
  declare
    looked text[];
  begin
    -- Indexing holds it until the build is there.
    perform pg_advisory_xact_lock(7420001);
    with taken as (
      delete from ${t.searchWordsLeft} where word in (select word from ${t.searchWordsLeft} limit most) returning word
    ) select coalesce(array_agg(word), '{}') into looked from taken;
    delete from ${t.searchWords} w where w.word = any (looked) and not exists (
      select 1 from ${t.schematicSearch} x
      where x.vector @@ ('''' || replace(replace(w.word, '\\', '\\\\'), '''', '''''') || ''':ABC')::tsquery);
    return cardinality(looked);
  end $$;`

export const counts: Migration = {
  name: 'search/0003_counts',
  needs: ['search/0002_index', 'people/0002_follows'],
  up: (t) => [tables(t), tags(t), all(t), leaving(t)],
}
