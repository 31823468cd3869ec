import { foreignKey } from '@/core/migrations/foreignKey'
import type { Migration, TableNames } from '@/core/migrations/types'

/** Payload's keys forget what they pointed to. Here, what belongs together goes together. */
const keys = (t: TableNames) => [
  foreignKey(t.likes, 'user_id', t.profiles, 'on delete cascade'),
  foreignKey(t.likes, 'schematic_id', t.schematics, 'on delete cascade'),
]

/** What a user likes, newest first. */
const order = (t: TableNames) => `
  create index ${t.likes}_newest_idx on ${t.likes} (user_id, created_at desc, id desc);`

/**
 * The build is locked first, as strongly as counting needs, and then what a foreign key locks. The other way round, a
 * like could wait for the removal of the build or of the user, and that for the like.
 */
const locks = (t: TableNames) => `
  create function shop_lock_liked() returns trigger language plpgsql as $$
  begin
    perform 1 from ${t.schematics} where id = new.schematic_id for no key update;
    return new;
  end $$;
  create trigger lock_liked before insert on ${t.likes} for each row execute function shop_lock_liked();

  create function shop_lock_counted_build() returns trigger language plpgsql as $$
  begin
    perform 1 from ${t.schematics} where id = case when tg_op = 'INSERT' then new.schematic_id else old.schematic_id end
      for no key update;
    return case when tg_op = 'INSERT' then new else old end;
  end $$;
  create trigger lock_counted_build before insert or delete on ${t.likes} for each row execute function shop_lock_counted_build();`

/** The count beside a listing follows the likes, row by row, under the listing's row lock. */
const counts = (t: TableNames) => `
  create function shop_count_like() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      update ${t.schematics} set like_count = like_count + 1 where id = new.schematic_id;
    else
      update ${t.schematics} set like_count = like_count - 1 where id = old.schematic_id;
    end if;
    return null;
  end $$;
  create trigger count_like after insert or delete on ${t.likes} for each row execute function shop_count_like();`

export const likes: Migration = {
  name: 'likes/0001_likes',
  needs: ['listings/0001_schematics'],
  up: (t) => [...keys(t), order(t), locks(t), counts(t)],
}
