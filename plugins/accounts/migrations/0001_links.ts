import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * Links that are mailed about an account are known to their mail alone: here are their hashes, each good for one use.
 */
const table = (t: TableNames) => `
  create table ${t.accountLinks} (
    id uuid primary key,
    purpose text not null check (purpose in ('confirm', 'reset')),
    -- Absent where a new password was asked for an address that has no account: that is counted alike.
    user_id uuid references ${t.users} (id) on delete cascade,
    -- A keyed hash: mails to one address are limited, whichever client asks for them.
    address_hash text not null,
    locale text,
    -- Absent until the mail is on its way.
    token_hash text unique check (token_hash ~ '^[0-9a-f]{64}$'),
    state text not null default 'pending' check (state in ('pending', 'used', 'void')),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    check (state = 'pending' or token_hash is null)
  );
  create index ${t.accountLinks}_user_idx on ${t.accountLinks} (user_id) where state = 'pending';
  create index ${t.accountLinks}_address_idx on ${t.accountLinks} (address_hash, purpose, created_at);
  create index ${t.accountLinks}_expires_idx on ${t.accountLinks} (expires_at);

  -- A new password ends links to choose one, a new address those that went to the old one.
  create function shop_void_account_links() returns trigger language plpgsql as $$
  begin
    update ${t.accountLinks} set state = 'void', token_hash = null
    where user_id = new.id and state = 'pending' and (purpose = 'reset' or old.email is distinct from new.email);
    return null;
  end $$;
  create trigger void_account_links after update of hash, email on ${t.users} for each row
    when ((old.hash, old.email) is distinct from (new.hash, new.email)) execute function shop_void_account_links();`

/**
 * Which addresses have been proven is kept beside the accounts, with the address that was, so that another address is
 * not proven by it. An admin who gives a user a role vouches for them.
 */
const confirmed = (t: TableNames) => `
  create table ${t.confirmedEmails} (
    user_id uuid primary key references ${t.users} (id) on delete cascade,
    email text not null,
    confirmed_at timestamptz not null default now()
  );

  create function shop_vouch_for_staff() returns trigger language plpgsql as $$
  begin
    insert into ${t.confirmedEmails} (user_id, email) values (new.id, new.email)
      on conflict (user_id) do update set email = excluded.email, confirmed_at = now();
    return null;
  end $$;
  create trigger vouch_for_new_staff after insert on ${t.users} for each row
    when (new.role in ('moderator', 'admin')) execute function shop_vouch_for_staff();
  create trigger vouch_for_staff after update of role on ${t.users} for each row
    when (new.role in ('moderator', 'admin') and old.role is distinct from new.role) execute function shop_vouch_for_staff();`

/** Tokens that Payload would keep with the account: there are none. */
const tokens = (t: TableNames) => `
  update ${t.users} set reset_password_token = null, reset_password_expiration = null where reset_password_token is not null;
  alter table ${t.users} add constraint ${t.users}_keep_no_token check (reset_password_token is null);`

export const links: Migration = {
  name: 'accounts/0001_links',
  up: (t) => [table(t), confirmed(t), tokens(t)],
}
