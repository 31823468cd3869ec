import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What a moderator decides of a build or list binds its owner. `visibility` stays what everything else asks for: the owner's choice, or
 * less where a moderator allows less (`moderated_visibility`) or the owner's account was suspended with all it made (`withheld`). The
 * choice itself is kept in `chosen_visibility` meanwhile, and comes back with the last of the two.
 */
const columns = (table: 'schematics' | 'lists') => `
  create type enum_${table}_moderated_visibility as enum ('unlisted', 'private');
  alter table ${table}
    add column chosen_visibility enum_${table}_visibility,
    add column moderated_visibility enum_${table}_moderated_visibility,
    add column moderated_at timestamp(3) with time zone,
    add column moderated_by_id uuid,
    add column moderation_reason varchar,
    add column withheld boolean default false;
  alter table ${table} add constraint ${table}_moderated_by_id_profiles_id_fk
    foreign key (moderated_by_id) references profiles (id) on delete set null;
  create index ${table}_moderated_by_idx on ${table} (moderated_by_id);
  alter table ${table} add constraint ${table}_moderation_reason_length check (char_length(moderation_reason) <= 500);
  alter table ${table} add constraint ${table}_chosen_while_bound
    check ((chosen_visibility is null) = (moderated_visibility is null and not coalesce(withheld, false)));
  alter table ${table} add constraint ${table}_visibility_is_bound check (
    (not coalesce(withheld, false) or visibility = 'private')
    and (moderated_visibility is null or visibility = 'private'
      or (moderated_visibility = 'unlisted' and visibility = 'unlisted')));

  create function shop_bind_${table}() returns trigger language plpgsql as $$
  declare
    chosen enum_${table}_visibility := new.visibility;
  begin
    if tg_op = 'INSERT' then
      -- Payload updates by an upsert, of which this sees the first half.
      if not exists (select 1 from ${table} where id = new.id) then
        new.moderated_visibility := null;
        new.withheld := shop_is_withheld(new.owner_id);
      end if;
    else
      -- A whole row saved from an older copy, or by its owner, says nothing of what moderators decided.
      if pg_trigger_depth() = 1 and not shop_writes_as_moderator() then
        new.chosen_visibility := old.chosen_visibility;
        new.moderated_visibility := old.moderated_visibility;
        new.moderated_at := old.moderated_at;
        new.moderated_by_id := old.moderated_by_id;
        new.moderation_reason := old.moderation_reason;
        new.withheld := old.withheld;
      end if;
      if old.chosen_visibility is not null and new.visibility = old.visibility then
        chosen := old.chosen_visibility;
      end if;
    end if;
    -- The kinds are declared from the most to the least visible, and greatest() passes over nulls.
    new.visibility := greatest(chosen, new.moderated_visibility::text::enum_${table}_visibility,
      case when new.withheld then 'private'::enum_${table}_visibility end);
    new.chosen_visibility := case when new.moderated_visibility is not null or new.withheld then chosen end;
    return new;
  end $$;
  create trigger bind_visibility before insert or update on ${table} for each row execute function shop_bind_${table}();`

const people = `
  create function shop_writes_as_moderator() returns boolean language sql stable as $$
    select coalesce(current_setting('shop.moderates', true), '') = 'yes'
  $$;

  -- Of a suspended account, whether its builds, comments and images go with it.
  alter table users add column hide_content boolean default false;

  create function shop_is_withheld(owner uuid) returns boolean language plpgsql as $$
  declare
    hidden boolean;
  begin
    -- Whoever suspends the account waits for what is written now, or it sees that the account is suspended.
    select state = 'suspended' and coalesce(hide_content, false) into hidden from users where id = owner for share;
    return coalesce(hidden, false);
  end $$;`

/** Comments the same way: `removed` is what is shown, `removed_apart` what holds of the comment itself while its writer's are withheld. */
const comments = `
  alter table comments add column withheld boolean not null default false, add column removed_apart boolean;
  create function shop_bind_comment() returns trigger language plpgsql as $$
  declare
    apart boolean := coalesce(new.removed, false);
  begin
    if tg_op = 'INSERT' then
      if not exists (select 1 from comments where id = new.id) then
        -- Taken at once, what counting it needs: after the weaker lock of the foreign key it could wait for who waits for that.
        perform 1 from schematics where id = new.schematic_id for no key update;
        new.withheld := shop_is_withheld(new.author_id);
      end if;
    else
      if pg_trigger_depth() = 1 then
        new.withheld := old.withheld;
      end if;
      if old.withheld and new.removed is not distinct from old.removed then
        apart := coalesce(old.removed_apart, false);
      end if;
    end if;
    new.removed := apart or new.withheld;
    new.removed_apart := case when new.withheld then apart end;
    return new;
  end $$;
  create trigger bind_comment before insert or update on comments for each row execute function shop_bind_comment();

  alter table media add column withheld boolean default false;
  alter table profiles add column withheld boolean default false;`

/** Naming `visibility` and `removed` lets the triggers follow that count and index them. */
const suspension = `
  create function shop_withhold_content() returns trigger language plpgsql as $$
  declare
    gone boolean := new.state = 'suspended' and coalesce(new.hide_content, false);
  begin
    if gone = (old.state = 'suspended' and coalesce(old.hide_content, false)) then return null; end if;
    update profiles set withheld = gone where id = new.id;
    update schematics set withheld = gone, visibility = visibility where owner_id = new.id and withheld is distinct from gone;
    update lists set withheld = gone, visibility = visibility where owner_id = new.id and withheld is distinct from gone;
    update comments set withheld = gone, removed = removed where author_id = new.id and withheld is distinct from gone;
    update media set withheld = gone where owner_id = new.id and withheld is distinct from gone;
    return null;
  end $$;
  create trigger withhold_content after update on users for each row
    when ((old.state, old.hide_content) is distinct from (new.state, new.hide_content))
    execute function shop_withhold_content();

  create function shop_guard_withheld() returns trigger language plpgsql as $$
  begin
    if pg_trigger_depth() = 1 then new.withheld := old.withheld; end if;
    return new;
  end $$;
  create trigger guard_withheld before update on profiles for each row execute function shop_guard_withheld();
  create trigger guard_withheld before update on media for each row execute function shop_guard_withheld();
  create trigger tell_withheld_pages after update of withheld on profiles
    for each statement execute function shop_tell_pages();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const statements of [people, columns('schematics'), columns('lists'), comments, suspension])
    await db.execute(sql.raw(statements))
}

export async function down(_: MigrateDownArgs): Promise<void> {
  throw new Error('What moderators decided is not taken back. Restore a backup instead.')
}
