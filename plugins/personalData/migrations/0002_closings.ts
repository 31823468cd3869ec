import type { Migration, TableNames } from '@/core/migrations/types'

/** Accounts that wait to be deleted. */
const table = (t: TableNames) => `
  create table ${t.accountClosings} (
    user_id uuid primary key references ${t.users} (id) on delete cascade,
    requested_at timestamptz not null default now(),
    deletes_at timestamptz not null,
    check (deletes_at > requested_at)
  );
  create index ${t.accountClosings}_deletes_idx on ${t.accountClosings} (deletes_at);`

/**
 * What an owner made is withheld while their account waits to be deleted, as that of a suspended one: whichever ends
 * last brings it back.
 */
const withholding = (t: TableNames) => `
  create or replace function shop_is_withheld(owner uuid) returns boolean language plpgsql as $$
  declare
    hidden boolean;
  begin
    -- A suspension or closing waits for what is written now, or what is written sees it.
    select state = 'suspended' and coalesce(hide_content, false) into hidden from ${t.users} where id = owner for share;
    return coalesce(hidden, false) or exists (select 1 from ${t.accountClosings} where user_id = owner);
  end $$;

  create function shop_withhold_owner(owner uuid) returns void language plpgsql as $$
  declare
    gone boolean := shop_is_withheld(owner);
  begin
    update ${t.profiles} set withheld = gone where id = owner and withheld is distinct from gone;
    update ${t.schematics} set withheld = gone, visibility = visibility where owner_id = owner and withheld is distinct from gone;
    update ${t.lists} set withheld = gone, visibility = visibility where owner_id = owner and withheld is distinct from gone;
    update ${t.comments} set withheld = gone, removed = removed where author_id = owner and withheld is distinct from gone;
    update ${t.media} set withheld = gone where owner_id = owner and withheld is distinct from gone;
  end $$;

  create or replace function shop_withhold_content() returns trigger language plpgsql as $$
  begin
    perform shop_withhold_owner(new.id);
    return null;
  end $$;

  create function shop_withhold_closing() returns trigger language plpgsql as $$
  begin
    -- Where the account itself goes, so does what it made.
    if tg_op = 'INSERT' or exists (select 1 from ${t.users} where id = old.user_id) then
      perform shop_withhold_owner(coalesce(new.user_id, old.user_id));
    end if;
    return null;
  end $$;
  create trigger withhold_content after insert or delete on ${t.accountClosings}
    for each row execute function shop_withhold_closing();`

/** Whatever signs in: an account that waits to be deleted gets no session. */
const sessions = (t: TableNames) => `
  create function shop_refuse_closing_session() returns trigger language plpgsql as $$
  begin
    if exists (select 1 from ${t.accountClosings} where user_id = new.user_id) then
      raise exception 'the account is being deleted' using errcode = 'SS030';
    end if;
    return new;
  end $$;
  create trigger refuse_closing_session before insert on ${t.shopSessions}
    for each row execute function shop_refuse_closing_session();`

export const closings: Migration = {
  name: 'personalData/0002_closings',
  needs: [
    'moderation/0001_withholding',
    'moderation/0002_binding',
    'moderation/0003_comments',
    'sessions/0001_sessions',
  ],
  up: (t) => [table(t), withholding(t), sessions(t)],
}
