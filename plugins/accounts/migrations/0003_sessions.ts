import type { Migration, TableNames } from '@/core/migrations/types'

/** Failed sign-ins are counted by where they came from; they do not lock the account. */
const failures = (t: TableNames) => `
  create table ${t.signInFailures} (
    key text primary key,
    failures int not null,
    blocked_until timestamptz,
    last_at timestamptz not null default now()
  );
  create index ${t.signInFailures}_last_idx on ${t.signInFailures} (last_at);`

/** Streams of an account end with it, with its session, with its good standing and with its role. */
const told = (t: TableNames) => `
  create function shop_tell_account() returns trigger language plpgsql as $$
  begin
    perform shop_tell('account:' || new.id, '{"kind": "account"}');
    return null;
  end $$;
  create trigger tell_account after update of state, role on ${t.users} for each row
    when ((old.state, old.role) is distinct from (new.state, new.role)) execute function shop_tell_account();

  create function shop_tell_session() returns trigger language plpgsql as $$
  begin
    perform shop_tell('account:' || old._parent_id, '{"kind": "account"}');
    return null;
  end $$;
  create trigger tell_session after delete on ${t.usersSessions} for each row execute function shop_tell_session();`

/**
 * A suspension ends an account's sessions. They stay known while it lasts, so that their owner is told why they may do
 * nothing, and are gone when it ends: the user signs in again. At the commit, as Payload writes sessions again with the
 * account.
 */
const suspension = (t: TableNames) => `
  create function shop_end_sessions() returns trigger language plpgsql as $$
  begin
    delete from ${t.usersSessions} where _parent_id = new.id;
    return null;
  end $$;
  create constraint trigger end_sessions after update of state on ${t.users} deferrable initially deferred for each row
    when (old.state = 'suspended' and new.state <> 'suspended') execute function shop_end_sessions();`

export const sessions: Migration = {
  name: 'accounts/0003_sessions',
  needs: ['core/0001_live'],
  up: (t) => [failures(t), told(t), suspension(t)],
}
