import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * Files that nobody may upload. The lock makes it exact: an upload that began before a block is either there when the
 * block looks for it, or refused.
 */
const blocked = (t: TableNames) => `
  create table ${t.blockedFiles} (
    id uuid primary key default gen_random_uuid(),
    sha256 text not null unique,
    shape cube,
    title text not null default '' check (char_length(title) <= 200),
    reason text check (char_length(reason) <= 1000),
    case_id uuid references ${t.moderationCases} (id) on delete set null,
    blocked_by_id uuid references ${t.profiles} (id) on delete set null,
    blocked_at timestamptz not null default now()
  );
  create index ${t.blockedFiles}_newest_idx on ${t.blockedFiles} (blocked_at desc, id);
  create index ${t.blockedFiles}_case_idx on ${t.blockedFiles} (case_id);
  create index ${t.blockedFiles}_blocked_by_idx on ${t.blockedFiles} (blocked_by_id);

  create function shop_refuse_blocked_file() returns trigger language plpgsql as $$
  begin
    -- Payload updates by an upsert, of which this sees the first half.
    perform 1 from ${t.schematicFiles} where id = new.id;
    if found then return new; end if;
    perform pg_advisory_xact_lock_shared(hashtextextended('block ' || new.sha256, 0));
    perform 1 from ${t.blockedFiles} where sha256 = new.sha256;
    if found then
      raise exception 'a blocked file' using errcode = 'SS030';
    end if;
    return new;
  end $$;
  create trigger refuse_blocked_file before insert on ${t.schematicFiles} for each row
    execute function shop_refuse_blocked_file();`

/** Bytes of what was reported, which its owner deleted since. */
const evidence = (t: TableNames) => `
  create table ${t.moderationEvidence} (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null references ${t.moderationCases} (id) on delete cascade,
    object_id uuid not null references stored_objects (id),
    filename text not null,
    kept_at timestamptz not null default now(),
    unique (case_id, object_id)
  );
  create index ${t.moderationEvidence}_object_idx on ${t.moderationEvidence} (object_id);
  create index ${t.moderationEvidence}_kept_idx on ${t.moderationEvidence} (kept_at);

  create function shop_keep_evidence() returns trigger language plpgsql as $$
  begin
    insert into ${t.moderationEvidence} (case_id, object_id, filename)
    select c.id, old.object_id, old.filename from ${t.moderationCases} c
    where c.subject_kind = 'schematic' and c.subject_id = old.schematic_id and c.kinds && '{report,takedown,infected}'
      and (c.state = 'open' or c.decided_at > now() - interval '90 days')
    on conflict (case_id, object_id) do nothing;
    return old;
  end $$;
  create trigger keep_evidence before delete on ${t.schematicFiles} for each row execute function shop_keep_evidence();`

/** What moderators say again and again, in each language. */
const replies = (t: TableNames) => `
  create table ${t.savedReplies} (
    id uuid primary key default gen_random_uuid(),
    name text not null unique check (char_length(name) between 1 and 80),
    bodies jsonb not null check (octet_length(bodies::text) <= 32768),
    updated_by_id uuid references ${t.profiles} (id) on delete set null,
    updated_at timestamptz not null default now()
  );
  create index ${t.savedReplies}_updated_by_idx on ${t.savedReplies} (updated_by_id);`

/** How often a moderator gets a digest of what waits, and which periods they have had one of. */
const alerts = (t: TableNames) => `
  create table ${t.moderationAlerts} (
    user_id uuid primary key references ${t.users} (id) on delete cascade,
    every text not null check (every in ('never', 'hourly', 'daily')),
    told_at timestamptz
  );`

export const tools: Migration = {
  name: 'moderation/0006_tools',
  needs: ['moderation/0005_cases', 'uploads/0002_files', 'search/0005_shapes'],
  extensions: ['cube'],
  up: (t) => [blocked(t), evidence(t), replies(t), alerts(t)],
}
