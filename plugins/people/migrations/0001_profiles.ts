import { foreignKey } from '@/core/migrations/foreignKey'
import type { Migration, TableNames } from '@/core/migrations/types'

/** Payload's keys forget what they pointed to. Here, what belongs together goes together. */
const keys = (t: TableNames) => [foreignKey(t.profiles, 'user_id', t.users, 'on delete cascade')]

/** A profile has the id of its account, and a username that no other has in any case. */
const names = (t: TableNames) => `
  create unique index ${t.profiles}_username_lower_unique on ${t.profiles} (lower(username));
  alter table ${t.profiles} add constraint ${t.profiles}_username_form check (username ~ '^[A-Za-z0-9][A-Za-z0-9_-]{2,29}$');
  alter table ${t.profiles} add constraint ${t.profiles}_user_same_id check (user_id is null or user_id = id);`

/** Finds usernames and display names by their beginning, for suggestions. */
const suggestions = (t: TableNames) => `
  create index ${t.profiles}_username_typed_idx on ${t.profiles} (lower(username) text_pattern_ops);
  create index ${t.profiles}_display_name_typed_idx on ${t.profiles} (lower(display_name) text_pattern_ops);`

/** A portrait is public, so it is the user's own picture and of no build; the one before it goes. */
const portraits = (t: TableNames) => `
  create function shop_place_portrait() returns trigger language plpgsql as $$
  begin
    update ${t.media} set kind = 'avatar' where id = new.avatar_id and owner_id = new.id
      and (kind = 'avatar' or (kind = 'gallery' and schematic_id is null));
    if not found then
      raise exception 'a picture that is not the person''s own' using errcode = 'SS003', column = 'avatar';
    end if;
    return new;
  end $$;
  create trigger place_portrait before update on ${t.profiles} for each row
    when (new.avatar_id is not null and new.avatar_id is distinct from old.avatar_id)
    execute function shop_place_portrait();

  create function shop_drop_portrait() returns trigger language plpgsql as $$
  begin
    delete from ${t.media} where id = old.avatar_id and kind = 'avatar';
    return null;
  end $$;
  create trigger drop_portrait after update on ${t.profiles} for each row
    when (old.avatar_id is not null and new.avatar_id is distinct from old.avatar_id)
    execute function shop_drop_portrait();`

/** Pages that show a profile are made again. */
const told = (t: TableNames) => `
  create trigger tell_pages after update of username, display_name, avatar_id, bio on ${t.profiles}
    for each statement execute function shop_tell_pages();`

export const profiles: Migration = {
  name: 'people/0001_profiles',
  needs: ['core/0001_live'],
  up: (t) => [...keys(t), names(t), suggestions(t), portraits(t), told(t)],
}
