import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Words that a build was found under and is no more: the sweep looks whether another one has them. At first, all there are. */
const words = `
  create table search_words_left (word text collate "C" primary key);
  insert into search_words_left (word) select word from search_words;

  create function shop_leave_words() returns trigger language plpgsql as $$
  begin
    insert into search_words_left (word)
      select distinct word collate "C" from unnest(tsvector_to_array(ts_filter(old.vector, '{a,b,c}'))) word
      where length(word) between 3 and 40
        and (tg_op = 'DELETE' or word <> all (tsvector_to_array(ts_filter(new.vector, '{a,b,c}')))) order by 1
      on conflict do nothing;
    return null;
  end $$;
  -- Named to run after count_search, under whose lock nobody else writes words.
  create trigger leave_words_gone after delete on schematic_search for each row execute function shop_leave_words();
  create trigger leave_words_changed after update of vector on schematic_search for each row
    when (old.vector is distinct from new.vector) execute function shop_leave_words();

  -- Looks at so many words that were left; answers how many it has looked at.
  create function shop_trim_words(most int) returns int language plpgsql as $$
  declare
    looked text[];
  begin
    -- Who indexes a build holds it until the build is there.
    perform pg_advisory_xact_lock(7420001);
    with taken as (
      delete from search_words_left where word in (select word from search_words_left limit most) returning word
    ) select coalesce(array_agg(word), '{}') into looked from taken;
    delete from search_words w where w.word = any (looked) and not exists (
      select 1 from schematic_search x
      where x.vector @@ ('''' || replace(replace(w.word, '\\', '\\\\'), '''', '''''') || ''':ABC')::tsquery);
    return cardinality(looked);
  end $$;`

/** Whether anybody may know of a tag: a published, public build has it. Written when its first build comes or its last one goes. */
const tags = `
  alter table tags add column in_use boolean default false;
  update tags t set in_use = true from search_counts n where n.kind = 'tag' and n.value = t.slug and n.builds > 0;
  create index tags_in_use_idx on tags (in_use);
  create index tags_used_idx on tags (created_at desc) where in_use;

  create function shop_use_tag() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' then
      update tags set in_use = false where slug = old.value and in_use;
    else
      update tags set in_use = new.builds > 0 where slug = new.value and in_use is distinct from (new.builds > 0);
    end if;
    return null;
  end $$;
  create trigger use_tag_new after insert on search_counts for each row when (new.kind = 'tag')
    execute function shop_use_tag();
  create trigger use_tag_gone after delete on search_counts for each row when (old.kind = 'tag')
    execute function shop_use_tag();
  create trigger use_tag_changed after update of builds on search_counts for each row
    when (new.kind = 'tag' and (old.builds > 0) is distinct from (new.builds > 0)) execute function shop_use_tag();

  create or replace function shop_guard_tag_followers() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() > 1 then return new; end if;
    new.follower_count := old.follower_count;
    new.in_use := old.in_use;
    return new;
  end $$;

  create or replace function shop_count_searches() returns void language sql as $$
    delete from search_counts;
    delete from search_blocks;
    insert into search_counts (kind, value, builds)
      select 'all', '', count(*) from schematic_search
      union all select 'category', category, count(*) from schematic_search where category is not null group by 2
      union all select 'tag', tag, count(*) from schematic_search, unnest(tags) tag group by 2;
    insert into search_blocks (block, builds) select block, count(*) from schematic_search, unnest(blocks) block group by 1;
    -- With triggers off nothing else says so.
    update tags t set in_use = not t.in_use
      where t.in_use <> exists (select 1 from search_counts n where n.kind = 'tag' and n.value = t.slug and n.builds > 0);
  $$;`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of [words, tags]) await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('What the search knows is not taken back. Restore a backup instead.')
}
