import type { Migration, TableNames } from '@/core/migrations/types'

/** What proves a person beside their password. */
const factors = (t: TableNames) => `
  -- One authenticator app per account. Counts once confirmed.
  create table ${t.totpFactors} (
    user_id uuid primary key references ${t.users} (id) on delete cascade,
    -- Encrypted: see plugins/factors/secretBox.ts.
    secret text not null,
    -- The time step of the last code accepted; a code is good once (RFC 6238, 5.2).
    last_step bigint not null default 0,
    created_at timestamptz not null default now(),
    confirmed_at timestamptz,
    last_used_at timestamptz
  );

  create table ${t.passkeys} (
    id uuid primary key,
    user_id uuid not null references ${t.users} (id) on delete cascade,
    credential_id text not null unique check (length(credential_id) between 1 and 1400),
    public_key bytea not null,
    counter bigint not null default 0 check (counter >= 0),
    transports text[] not null default '{}',
    name text not null check (length(name) between 1 and 60),
    -- Synced between devices by the owner's password manager.
    is_synced boolean not null default false,
    created_at timestamptz not null default now(),
    last_used_at timestamptz
  );
  create index ${t.passkeys}_user_idx on ${t.passkeys} (user_id);

  create table ${t.recoveryCodes} (
    user_id uuid not null references ${t.users} (id) on delete cascade,
    -- A keyed hash.
    code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
    created_at timestamptz not null default now(),
    used_at timestamptz,
    primary key (user_id, code_hash)
  );

  create function shop_has_factor(account uuid) returns boolean language sql stable as $$
    select exists (select from ${t.totpFactors} where user_id = account and confirmed_at is not null)
      or exists (select from ${t.passkeys} where user_id = account)
  $$;

  -- A code is accepted once and never again, nor is an older one; a use is not undone.
  create function shop_keep_factor_uses() returns trigger language plpgsql as $$
  begin
    if new.last_step < old.last_step and new.secret = old.secret then
      raise exception 'a time step before the last one accepted';
    end if;
    return new;
  end $$;
  create trigger keep_factor_uses before update on ${t.totpFactors} for each row execute function shop_keep_factor_uses();

  create function shop_keep_recovery_uses() returns trigger language plpgsql as $$
  begin
    if old.used_at is not null then
      raise exception 'a recovery code that was used already';
    end if;
    return new;
  end $$;
  create trigger keep_recovery_uses before update on ${t.recoveryCodes} for each row execute function shop_keep_recovery_uses();`

/** Between checked credentials and the second factor. */
const challenges = (t: TableNames) => `
  create table ${t.signInChallenges} (
    id uuid primary key,
    user_id uuid not null references ${t.users} (id) on delete cascade,
    token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
    -- What the first step was.
    method text not null,
    -- The hash of a cookie, where a browser asked.
    browser_hash text,
    attempts int not null default 0,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
  );
  create index ${t.signInChallenges}_user_idx on ${t.signInChallenges} (user_id);
  create index ${t.signInChallenges}_expires_idx on ${t.signInChallenges} (expires_at);

  -- Challenges of passkeys are signed, and kept only once they were used.
  create table ${t.usedChallenges} (
    hash text primary key,
    expires_at timestamptz not null
  );
  create index ${t.usedChallenges}_expires_idx on ${t.usedChallenges} (expires_at);

  -- Another password, address or state voids what was begun with the former.
  create function shop_void_sign_ins() returns trigger language plpgsql as $$
  begin
    delete from ${t.signInChallenges} where user_id = new.id;
    return null;
  end $$;
  create trigger void_sign_ins after update of hash, email, state on ${t.users} for each row
    when ((old.hash, old.email, old.state) is distinct from (new.hash, new.email, new.state))
    execute function shop_void_sign_ins();`

/** Factors that an admin was asked to remove, as their owner lost them all. */
const resets = (t: TableNames) => `
  create table ${t.factorResets} (
    user_id uuid primary key references ${t.users} (id) on delete cascade,
    requested_by uuid references ${t.users} (id) on delete set null,
    requested_at timestamptz not null default now(),
    due_at timestamptz not null,
    check (requested_by is distinct from user_id)
  );
  create index ${t.factorResets}_due_idx on ${t.factorResets} (due_at);
  create index ${t.factorResets}_by_idx on ${t.factorResets} (requested_by);`

/** No session of an account with a second factor starts unless one was checked in the same transaction. */
const gate = (t: TableNames) => `
  create function shop_require_factor() returns trigger language plpgsql as $$
  begin
    if shop_has_factor(new.user_id) and current_setting('shop.factor_of', true) is distinct from new.user_id::text then
      raise exception 'a session without the second factor' using errcode = 'SS020';
    end if;
    return new;
  end $$;
  create trigger require_factor before insert on ${t.shopSessions} for each row execute function shop_require_factor();`

export const factorTables: Migration = {
  name: 'factors/0001_factors',
  needs: ['sessions/0001_sessions'],
  up: (t) => [factors(t), challenges(t), resets(t), gate(t)],
}
