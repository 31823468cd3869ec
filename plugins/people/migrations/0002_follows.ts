import { foreignKey } from '@/core/migrations/foreignKey'
import type { Migration, TableNames } from '@/core/migrations/types'

/** Payload's keys forget what they pointed to. Here, what belongs together goes together. */
const keys = (t: TableNames) => [
  foreignKey(t.follows, 'follower_id', t.profiles, 'on delete cascade'),
  foreignKey(t.follows, 'profile_id', t.profiles, 'on delete cascade'),
  foreignKey(t.follows, 'tag_id', t.tags, 'on delete cascade'),
]

/** A follow has one target, which is not its follower, and exists once. */
const targets = (t: TableNames) => `
  alter table ${t.follows} add constraint ${t.follows}_one_target check (num_nonnulls(profile_id, tag_id) = 1);
  alter table ${t.follows} add constraint ${t.follows}_not_oneself check (profile_id is distinct from follower_id);
  create unique index ${t.follows}_person_unique on ${t.follows} (follower_id, profile_id) where profile_id is not null;
  create unique index ${t.follows}_tag_unique on ${t.follows} (follower_id, tag_id) where tag_id is not null;
  create index ${t.follows}_followers_idx on ${t.follows} (profile_id, created_at desc, id desc) where profile_id is not null;
  create index ${t.follows}_following_idx on ${t.follows} (follower_id, created_at desc, id desc);`

/** The endpoint that writes a follow locks both profiles first, in the order of their ids. */
const counts = (t: TableNames) => `
  alter table ${t.tags} add constraint ${t.tags}_followers_not_negative check (follower_count >= 0);
  alter table ${t.profiles} add constraint ${t.profiles}_people_counts_not_negative
    check (list_count >= 0 and follower_count >= 0 and following_count >= 0);

  create function shop_count_follow() returns trigger language plpgsql as $$
  declare
    change int := case when tg_op = 'INSERT' then 1 else -1 end;
    follow ${t.follows} := case when tg_op = 'INSERT' then new else old end;
  begin
    if follow.tag_id is not null then
      update ${t.tags} set follower_count = coalesce(follower_count, 0) + change where id = follow.tag_id;
    else
      update ${t.profiles} set follower_count = follower_count + change where id = follow.profile_id;
      update ${t.profiles} set following_count = following_count + change where id = follow.follower_id;
    end if;
    return null;
  end $$;
  create trigger count_follow after insert or delete on ${t.follows} for each row execute function shop_count_follow();`

/** A row saved from an older copy leaves what triggers count as it is. */
const guards = (t: TableNames) => `
  create function shop_guard_people_counts() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() > 1 then return new; end if;
    new.list_count := old.list_count;
    new.follower_count := old.follower_count;
    new.following_count := old.following_count;
    return new;
  end $$;
  create trigger guard_people_counts before update on ${t.profiles}
    for each row execute function shop_guard_people_counts();

  create function shop_guard_tag_followers() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() > 1 then return new; end if;
    new.follower_count := old.follower_count;
    new.in_use := old.in_use;
    return new;
  end $$;
  create trigger guard_tag_followers before update on ${t.tags} for each row execute function shop_guard_tag_followers();`

export const follows: Migration = {
  name: 'people/0002_follows',
  needs: ['people/0001_profiles'],
  up: (t) => [...keys(t), targets(t), counts(t), guards(t)],
}
