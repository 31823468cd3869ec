import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Links that are mailed about an account are known to their mail alone: here are their hashes, each good for one use. Which addresses
 * have been proven is kept beside the accounts, with the address that was, so that another address is not proven by it. Failed sign-ins
 * are counted by whom they came from, and no longer lock the account itself.
 */
const statements = `
  create table account_links (
    id uuid primary key,
    purpose text not null check (purpose in ('confirm', 'reset')),
    -- Absent where a new password was asked for an address that has no account: that is counted alike.
    user_id uuid references users (id) on delete cascade,
    -- A keyed hash: mails to one address are limited, whoever has it typed.
    address_hash text not null,
    locale text,
    -- Absent until the mail is on its way.
    token_hash text unique check (token_hash ~ '^[0-9a-f]{64}$'),
    state text not null default 'pending' check (state in ('pending', 'used', 'void')),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    check (state = 'pending' or token_hash is null)
  );
  create index account_links_user_idx on account_links (user_id) where state = 'pending';
  create index account_links_address_idx on account_links (address_hash, purpose, created_at);
  create index account_links_expires_idx on account_links (expires_at);

  create table confirmed_emails (
    user_id uuid primary key references users (id) on delete cascade,
    email text not null,
    confirmed_at timestamptz not null default now()
  );
  -- Mails went to these until today; that they stop must not be how their owners learn of it.
  insert into confirmed_emails (user_id, email) select id, email from users;

  -- An admin who gives somebody a role vouches for them.
  create function shop_vouch_for_staff() returns trigger language plpgsql as $$
  begin
    insert into confirmed_emails (user_id, email) values (new.id, new.email)
      on conflict (user_id) do update set email = excluded.email, confirmed_at = now();
    return null;
  end $$;
  create trigger vouch_for_new_staff after insert on users for each row
    when (new.role in ('moderator', 'admin')) execute function shop_vouch_for_staff();
  create trigger vouch_for_staff after update of role on users for each row
    when (new.role in ('moderator', 'admin') and old.role is distinct from new.role) execute function shop_vouch_for_staff();

  -- A new password ends links to choose one, a new address those that went to the old one.
  create function shop_void_account_links() returns trigger language plpgsql as $$
  begin
    update account_links set state = 'void', token_hash = null
    where user_id = new.id and state = 'pending' and (purpose = 'reset' or old.email is distinct from new.email);
    return null;
  end $$;
  create trigger void_account_links after update of hash, email on users for each row
    when ((old.hash, old.email) is distinct from (new.hash, new.email)) execute function shop_void_account_links();

  create table sign_in_failures (
    key text primary key,
    failures int not null,
    blocked_until timestamptz,
    last_at timestamptz not null default now()
  );
  create index sign_in_failures_last_idx on sign_in_failures (last_at);

  update users set reset_password_token = null, reset_password_expiration = null where reset_password_token is not null;
  alter table users add constraint users_keep_no_token check (reset_password_token is null),
    drop column login_attempts, drop column lock_until;

  -- Streams of an account end with it, with its session, and with its good standing.
  create function shop_tell_account() returns trigger language plpgsql as $$
  begin
    perform shop_tell('account:' || new.id, '{"kind": "account"}');
    return null;
  end $$;
  create trigger tell_account after update of state on users for each row
    when (old.state is distinct from new.state) execute function shop_tell_account();
  create function shop_tell_session() returns trigger language plpgsql as $$
  begin
    perform shop_tell('account:' || old._parent_id, '{"kind": "account"}');
    return null;
  end $$;
  create trigger tell_session after delete on users_sessions for each row execute function shop_tell_session();`

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(statements))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(
    sql.raw(`
      drop trigger tell_session on users_sessions;
      drop trigger tell_account on users;
      drop function shop_tell_session(), shop_tell_account();
      alter table users drop constraint users_keep_no_token,
        add column login_attempts numeric default 0, add column lock_until timestamp(3) with time zone;
      drop table sign_in_failures;
      drop trigger void_account_links on users;
      drop trigger vouch_for_staff on users;
      drop trigger vouch_for_new_staff on users;
      drop function shop_void_account_links(), shop_vouch_for_staff();
      drop table confirmed_emails, account_links;`),
  )
}
