import type { Migration, TableNames } from '@/core/migrations/types'

/** An account of a provider belongs to one account here, and an account here has at most one of each provider. */
const identities = (t: TableNames) => `
  create table ${t.providerIdentities} (
    -- A subject means nothing without its issuer: a provider's name here may come to mean another one.
    issuer text not null check (issuer <> ''),
    subject text not null check (subject <> ''),
    provider text not null,
    user_id uuid not null references ${t.users} (id) on delete cascade,
    -- As the provider called it when it was linked; for its owner to tell accounts apart.
    name text,
    linked_at timestamptz not null default now(),
    last_used_at timestamptz,
    primary key (issuer, subject),
    unique (user_id, provider)
  );
  -- What came back from a provider is taken once.
  create table ${t.usedProviderStates} (
    hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
    expires_at timestamptz not null
  );
  create index ${t.usedProviderStates}_expires_idx on ${t.usedProviderStates} (expires_at);`

/** Whose an identity is, it stays, until it is unlinked. */
const guards = (t: TableNames) => `
  create function shop_keep_identity() returns trigger language plpgsql as $$
  begin
    if (new.issuer, new.subject, new.user_id) is distinct from (old.issuer, old.subject, old.user_id) then
      raise exception 'an identity is linked and unlinked, not moved' using errcode = '23514';
    end if;
    return new;
  end $$;
  create trigger keep_identity before update on ${t.providerIdentities} for each row execute function shop_keep_identity();`

export const providerIdentities: Migration = {
  name: 'providers/0001_identities',
  up: (t) => [identities(t), guards(t)],
}
