import type { Migration, TableNames } from '@/core/migrations/types'

/**
 * What waits for moderators: one open case a subject, in which all reasons gather. It outlives what it is about and
 * whose that is.
 */
const cases = (t: TableNames) => `
  create table ${t.moderationCases} (
    id uuid primary key default gen_random_uuid(),
    kind text not null check (kind in ('infected', 'takedown', 'lookalike', 'report', 'appeal', 'unscannable', 'unsafe', 'stalled', 'changed', 'new')),
    kinds text[] not null check (kind = any (kinds)),
    subject_kind text not null check (subject_kind in ('schematic', 'comment', 'profile', 'appeal', 'takedown')),
    subject_id uuid not null,
    schematic_id uuid references ${t.schematics} (id) on delete set null,
    file_id uuid references ${t.schematicFiles} (id) on delete set null,
    comment_id uuid references ${t.comments} (id) on delete set null,
    owner_id uuid references ${t.profiles} (id) on delete set null,
    owner_name text,
    title text not null default '' check (char_length(title) <= 200),
    details jsonb not null default '{}' check (octet_length(details::text) <= 32768),
    snapshot jsonb check (octet_length(snapshot::text) <= 131072),
    priority int not null,
    report_count int not null default 0 check (report_count >= 0),
    state text not null default 'open' check (state in ('open', 'decided')),
    claimed_by_id uuid references ${t.profiles} (id) on delete set null,
    claimed_until timestamptz,
    opened_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    decided_at timestamptz,
    gone_at timestamptz,
    check ((state = 'decided') = (decided_at is not null)),
    check (state = 'open' or claimed_until is null)
  );
  create unique index ${t.moderationCases}_one_open on ${t.moderationCases} (subject_kind, subject_id) where state = 'open';
  create index ${t.moderationCases}_urgent_idx on ${t.moderationCases} (priority desc, opened_at, id) where state = 'open';
  create index ${t.moderationCases}_oldest_idx on ${t.moderationCases} (opened_at, id) where state = 'open';
  create index ${t.moderationCases}_decided_idx on ${t.moderationCases} (decided_at desc, id) where state = 'decided';
  create index ${t.moderationCases}_subject_idx on ${t.moderationCases} (subject_kind, subject_id, opened_at desc);
  create index ${t.moderationCases}_owner_idx on ${t.moderationCases} (owner_id, opened_at desc);
  create index ${t.moderationCases}_schematic_idx on ${t.moderationCases} (schematic_id);
  create index ${t.moderationCases}_file_idx on ${t.moderationCases} (file_id);
  create index ${t.moderationCases}_comment_idx on ${t.moderationCases} (comment_id);
  create index ${t.moderationCases}_claimed_by_idx on ${t.moderationCases} (claimed_by_id);`

/** Every decision, also those taken back; one holds for a case at a time. */
const decisions = (t: TableNames) => `
  create table ${t.moderationDecisions} (
    id uuid primary key default gen_random_uuid(),
    case_id uuid not null references ${t.moderationCases} (id) on delete cascade,
    decision text not null check (decision in (
      'approve', 'hide', 'refuse', 'ask_for_change', 'remove', 'suspend', 'block_hash', 'dismiss', 'retry', 'gone', 'settled'
    )),
    reason text,
    message text check (char_length(message) <= 1000),
    note text check (char_length(note) <= 1000),
    moderator_id uuid references ${t.profiles} (id) on delete set null,
    before jsonb not null default '{}',
    decided_at timestamptz not null default now(),
    removes_at timestamptz,
    undone_at timestamptz,
    undone_by_id uuid references ${t.profiles} (id) on delete set null
  );
  create unique index ${t.moderationDecisions}_one_holds on ${t.moderationDecisions} (case_id) where undone_at is null;
  create index ${t.moderationDecisions}_case_idx on ${t.moderationDecisions} (case_id, decided_at);
  create index ${t.moderationDecisions}_moderator_idx on ${t.moderationDecisions} (moderator_id, decided_at desc);
  create index ${t.moderationDecisions}_undone_by_idx on ${t.moderationDecisions} (undone_by_id);
  create index ${t.moderationDecisions}_removes_idx on ${t.moderationDecisions} (removes_at)
    where removes_at is not null and undone_at is null;`

/** The case that a report is part of. */
const reports = (t: TableNames) => `
  alter table ${t.reports} add column case_id uuid;
  alter table ${t.reports} add constraint ${t.reports}_case_fk foreign key (case_id) references ${t.moderationCases} (id)
    on delete set null;
  create index ${t.reports}_case_idx on ${t.reports} (case_id);`

/** Whether a build waits for a moderator before anyone but its owner sees it. */
const approval = (t: TableNames) => `
  alter table ${t.schematics} add column awaits_approval boolean not null default false;`

/** Reports from before there were cases. */
const earlier = (t: TableNames) => `
  insert into ${t.moderationCases} (kind, kinds, subject_kind, subject_id, schematic_id, comment_id, owner_id, title,
    snapshot, priority, report_count, opened_at)
  select 'report', '{report}', r.kind::text, coalesce(r.schematic_id, r.comment_id, r.profile_id),
    (array_agg(r.schematic_id))[1], (array_agg(r.comment_id))[1],
    (array_agg(coalesce(s.owner_id, c.author_id, r.profile_id)))[1],
    left(coalesce((array_agg(r.snapshot ->> 'title'))[1], (array_agg(r.snapshot ->> 'body'))[1],
      (array_agg(r.snapshot ->> 'username'))[1], ''), 200),
    (array_agg(r.snapshot order by r.created_at))[1], least(50 + 5 * (count(*)::int - 1), 79), count(*)::int, min(r.created_at)
  from ${t.reports} r left join ${t.schematics} s on s.id = r.schematic_id left join ${t.comments} c on c.id = r.comment_id
  where r.status = 'open' and coalesce(r.schematic_id, r.comment_id, r.profile_id) is not null
  group by r.kind, coalesce(r.schematic_id, r.comment_id, r.profile_id);
  update ${t.reports} r set case_id = c.id from ${t.moderationCases} c
    where r.status = 'open' and c.subject_kind = r.kind::text and c.subject_id = coalesce(r.schematic_id, r.comment_id, r.profile_id);`

/** Moderators' pages are told of every change of what waits. */
const told = (t: TableNames) => `
  create function shop_tell_moderators() returns trigger language plpgsql as $$
  begin
    perform shop_tell('moderation', '{"kind": "cases"}');
    return null;
  end $$;
  create trigger tell_moderators after insert or update or delete on ${t.moderationCases}
    for each statement execute function shop_tell_moderators();`

/**
 * What goes while a case is open: of what was reported the case stays for moderators to read, of anything else there is
 * nothing left to decide.
 */
const going = (t: TableNames) => `
  create function shop_part_with_subject() returns trigger language plpgsql as $$
  declare
    gone record;
  begin
    for gone in select id, kinds from ${t.moderationCases} where subject_id = old.id and state = 'open' for update loop
      if gone.kinds && '{report,takedown,infected}' then
        update ${t.moderationCases} set gone_at = now(), updated_at = now() where id = gone.id;
      else
        update ${t.moderationCases} set state = 'decided', decided_at = now(), gone_at = now(), updated_at = now(),
          claimed_by_id = null, claimed_until = null where id = gone.id;
        insert into ${t.moderationDecisions} (case_id, decision) values (gone.id, 'gone');
      end if;
    end loop;
    return old;
  end $$;
  create trigger part_with_subject before delete on ${t.schematics} for each row execute function shop_part_with_subject();
  create trigger part_with_subject before delete on ${t.comments} for each row execute function shop_part_with_subject();
  create trigger part_with_subject before delete on ${t.profiles} for each row execute function shop_part_with_subject();`

export const caseQueue: Migration = {
  name: 'moderation/0005_cases',
  needs: ['core/0001_live', 'moderation/0003_comments', 'moderation/0004_reports', 'uploads/0002_files'],
  up: (t) => [cases(t), decisions(t), reports(t), approval(t), earlier(t), told(t), going(t)],
}
