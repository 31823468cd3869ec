import type { Migration, TableNames } from '@/core/migrations/types'

/** The panel keeps settings of its users by operations that no access rule or hook sees. */
const limits = (t: TableNames) => `
  create function shop_limit_preference() returns trigger language plpgsql as $$
  begin
    if octet_length(new.value::text) > 65536 or char_length(new.key) > 200 then
      raise exception 'a setting of the panel that is too large' using errcode = 'SS002', column = 'preferences';
    end if;
    return new;
  end $$;
  create trigger limit_preference before insert or update on payload_preferences
    for each row execute function shop_limit_preference();

  create function shop_limit_preferences() returns trigger language plpgsql as $$
  begin
    perform 1 from ${t.users} where id = new.${t.users}_id and role in ('moderator', 'admin') and state = 'active' for share;
    if not found then
      raise exception 'only who may use the panel has settings of it' using errcode = 'SS006';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('preferences ' || new.${t.users}_id, 0));
    if (select count(*) from payload_preferences_rels where ${t.users}_id = new.${t.users}_id) > 300 then
      raise exception 'too many settings of the panel' using errcode = 'SS002', column = 'preferences';
    end if;
    return null;
  end $$;
  create trigger limit_preferences after insert on payload_preferences_rels for each row
    when (new.${t.users}_id is not null) execute function shop_limit_preferences();`

export const preferences: Migration = {
  name: 'guards/0001_preferences',
  up: (t) => limits(t),
}
