import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** What people did lately, one row each, for bounds that neither parallel requests nor deleting what was made get around. */
const actions = `
  create table person_actions (
    person_id uuid not null,
    kind text not null,
    at timestamptz not null default clock_timestamp()
  );
  create index person_actions_lately_idx on person_actions (person_id, kind, at);
  create index person_actions_at_idx on person_actions (at);

  -- Whom a comment has called: each once, however often it is edited.
  create table comment_mentions (
    comment_id uuid not null references comments (id) on delete cascade,
    person_id uuid not null references profiles (id) on delete cascade,
    primary key (comment_id, person_id)
  );
  create index comment_mentions_person_idx on comment_mentions (person_id);`

/** The panel keeps settings of its users by operations that no access rule or hook sees. */
const preferences = `
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
    perform 1 from users where id = new.users_id and role in ('moderator', 'admin') and state = 'active' for share;
    if not found then
      raise exception 'only who may use the panel has settings of it' using errcode = 'SS006';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('preferences ' || new.users_id, 0));
    if (select count(*) from payload_preferences_rels where users_id = new.users_id) > 300 then
      raise exception 'too many settings of the panel' using errcode = 'SS002', column = 'preferences';
    end if;
    return null;
  end $$;
  create trigger limit_preferences after insert on payload_preferences_rels for each row
    when (new.users_id is not null) execute function shop_limit_preferences();`

/** As with comments: the lock that counting needs, before the weaker one of the foreign key, so that an edit in between does not deadlock. */
const likes = `
  create function shop_lock_liked() returns trigger language plpgsql as $$
  begin
    perform 1 from schematics where id = new.schematic_id for no key update;
    return new;
  end $$;
  create trigger lock_liked before insert on likes for each row execute function shop_lock_liked();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of [actions, preferences, likes]) await db.execute(sql.raw(statements))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
      drop trigger lock_liked on likes;
      drop function shop_lock_liked();
      drop table person_actions, comment_mentions;
      drop trigger limit_preference on payload_preferences;
      drop trigger limit_preferences on payload_preferences_rels;
      drop function shop_limit_preference();
      drop function shop_limit_preferences();`),
  )
}
