import type { Migration, TableNames } from '@/core/migrations/types'

const keys = (t: TableNames) => `
  create table ${t.apiKeys} (
    id uuid primary key,
    user_id uuid not null references ${t.users} (id) on delete cascade,
    name text not null check (char_length(name) between 1 and 60),
    prefix text not null unique check (prefix ~ '^[0-9A-Za-z]{8}$'),
    secret_hash text not null check (secret_hash ~ '^[0-9a-f]{64}$'),
    scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['read', 'download', 'upload', 'edit',
      'comment', 'interact', 'notifications', 'moderate']),
    created_at timestamptz not null default now(),
    expires_at timestamptz check (expires_at > created_at),
    -- At most a minute old, so that a busy key does not write with each request.
    last_used_at timestamptz,
    -- Revoked keys are kept for a month: an email may still be about one.
    revoked_at timestamptz
  );
  create index ${t.apiKeys}_user_idx on ${t.apiKeys} (user_id) where revoked_at is null;`

/** What a key is and may, it is for good; a revoked one stays so. Streams that it opened end with it. */
const guards = (t: TableNames) => `
  create function shop_keep_key() returns trigger language plpgsql as $$
  begin
    if (new.id, new.user_id, new.prefix, new.secret_hash, new.scopes, new.created_at)
        is distinct from (old.id, old.user_id, old.prefix, old.secret_hash, old.scopes, old.created_at)
      or new.expires_at is distinct from old.expires_at
      or (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at) then
      raise exception 'an API key is not changed, only renamed or revoked' using errcode = '23514';
    end if;
    if old.revoked_at is null and new.revoked_at is not null then
      perform shop_tell('account:' || new.user_id, '{"kind": "account"}');
    end if;
    return new;
  end $$;
  create trigger keep_key before update on ${t.apiKeys} for each row execute function shop_keep_key();`

export const apiKeys: Migration = {
  name: 'keys/0001_keys',
  needs: ['core/0001_live'],
  up: (t) => [keys(t), guards(t)],
}
