import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * What is known of a session beside Payload's row, which only says that it exists. No secret is kept: a refresh token
 * is signed, and here is which of them is the current one.
 */
const table = (t: TableNames) => `
  create table ${t.shopSessions} (
    id text primary key,
    user_id uuid not null references ${t.users} (id) on delete cascade,
    method text not null check (method in ('password', 'passkey', 'provider', 'reset', 'other')),
    -- How often it was refreshed: of all its refresh tokens only the last one is good.
    generation int not null default 0,
    rotated_at timestamptz,
    started_at timestamptz not null default now(),
    last_used_at timestamptz not null default now(),
    -- Unless it is used before; never after ends_at.
    expires_at timestamptz not null,
    ends_at timestamptz not null check (ends_at >= expires_at),
    browser text,
    system text,
    device text check (device in ('desktop', 'mobile', 'tablet', 'program')),
    network text,
    country text check (country ~ '^[A-Z]{2}$')
  );
  create index ${t.shopSessions}_user_idx on ${t.shopSessions} (user_id);
  create index ${t.shopSessions}_expires_idx on ${t.shopSessions} (expires_at);
  insert into ${t.shopSessions} (id, user_id, method, started_at, last_used_at, expires_at, ends_at)
    select id, _parent_id, 'password', coalesce(created_at, now()), coalesce(created_at, now()), expires_at, expires_at
    from ${t.usersSessions} where expires_at > now();`

/**
 * Payload writes an account with all its sessions as it read them, which could bring back one that has ended since:
 * only a session that is known here is written. Whoever ends one locks the account first.
 */
const authority = (t: TableNames) => `
  create function shop_keep_session() returns trigger language plpgsql as $$
  declare
    known ${t.shopSessions}%rowtype;
  begin
    select * into known from ${t.shopSessions} where id = new.id and user_id = new._parent_id for key share;
    if not found then
      return null;
    end if;
    new.created_at := known.started_at;
    new.expires_at := known.ends_at;
    return new;
  end $$;
  create trigger keep_session before insert on ${t.usersSessions} for each row execute function shop_keep_session();

  create function shop_end_session() returns trigger language plpgsql as $$
  begin
    delete from ${t.usersSessions} where id = old.id;
    return null;
  end $$;
  create trigger end_session after delete on ${t.shopSessions} for each row execute function shop_end_session();

  create function shop_forget_session() returns trigger language plpgsql as $$
  begin
    delete from ${t.shopSessions} s
    where s.id = old.id and not exists (select from ${t.usersSessions} u where u.id = old.id);
    return null;
  end $$;
  create constraint trigger forget_session after delete on ${t.usersSessions} deferrable initially deferred for each row
    execute function shop_forget_session();`

export const sessions: Migration = {
  name: 'sessions/0001_sessions',
  needs: ['accounts/0003_sessions'],
  up: (t) => [table(t), authority(t)],
}
