import type { Migration, TableNames } from '@/core/migrations/types'

/** Each event adds to the score. Named to run after the triggers that count, which lock the listing first. */
const events = (t: TableNames) => `
  create function shop_trend_liked() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into ${t.schematicTrends} (schematic_id, score) values (new.schematic_id, shop_trend(8, new.created_at))
        on conflict (schematic_id) do update set score = shop_trend_add(${t.schematicTrends}.score, excluded.score);
    else
      update ${t.schematicTrends} set score = shop_trend_subtract(score, shop_trend(8, old.created_at))
        where schematic_id = old.schematic_id;
    end if;
    return null;
  end $$;

  create trigger trend_like after insert or delete on ${t.likes} for each row execute function shop_trend_liked();

  create function shop_trend_visited() returns trigger language plpgsql as $$
  begin
    insert into ${t.schematicTrends} (schematic_id, score)
      values (new.schematic_id, shop_trend(case new.kind when 'download' then 4 else 1 end, now()))
      on conflict (schematic_id) do update set score = shop_trend_add(${t.schematicTrends}.score, excluded.score);
    return null;
  end $$;
  create trigger trend_visit after insert on ${t.schematicVisits} for each row execute function shop_trend_visited();`

export const trends: Migration = {
  name: 'search/0004_trends',
  needs: ['search/0002_index', 'likes/0001_likes', 'downloads/0001_visits'],
  up: (t) => events(t),
}
