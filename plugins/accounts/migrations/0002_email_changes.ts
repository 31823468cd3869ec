import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * A new email address takes the old one's place when its holder confirms it. The mail's token is known to that mail
 * alone; here is its hash. Old and new address are kept for a while after the change, so that the old one can be told.
 */
const changes = (t: TableNames) => `
  create table ${t.emailChanges} (
    id uuid primary key,
    user_id uuid not null references ${t.users} (id) on delete cascade,
    old_email text not null,
    new_email text not null,
    -- Absent until the mail is on its way, and where the address belongs to another account already.
    token_hash text unique check (token_hash ~ '^[0-9a-f]{64}$'),
    state text not null default 'pending' check (state in ('pending', 'done', 'cancelled')),
    -- Mails asked for: the first and each that was sent again.
    asked int not null default 1,
    -- Of the last mail; each is written once, however often its job runs.
    mailed int not null default 0,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
  );
  create unique index ${t.emailChanges}_one_pending on ${t.emailChanges} (user_id) where state = 'pending';
  create index ${t.emailChanges}_user_idx on ${t.emailChanges} (user_id);
  create index ${t.emailChanges}_expires_idx on ${t.emailChanges} (expires_at);`

/**
 * A user who gets their account back by a new password must not lose it to a change that was asked for before; and what
 * an address was to be changed from is gone where an admin has changed it.
 */
const cancelling = (t: TableNames) => `
  create function shop_cancel_email_change() returns trigger language plpgsql as $$
  begin
    update ${t.emailChanges} set state = 'cancelled' where user_id = new.id and state = 'pending';
    return null;
  end $$;
  create trigger cancel_email_change after update of hash, email on ${t.users} for each row
    when ((old.hash, old.email) is distinct from (new.hash, new.email)) execute function shop_cancel_email_change();`

export const emailChanges: Migration = {
  name: 'accounts/0002_email_changes',
  up: (t) => [changes(t), cancelling(t)],
}
