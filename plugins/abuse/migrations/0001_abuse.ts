import type { Migration, TableNames } from '@/core/migrations/types'

/** What moderators block: names, words and phrases, hosts, and mail domains, in the form that they are compared in. */
const blockList = (t: TableNames) => `
  create table ${t.blockedTerms} (
    kind text not null check (kind in ('name', 'word', 'host', 'mail_domain')),
    term text not null check (char_length(term) between 1 and 200),
    written text not null check (char_length(written) between 1 and 200),
    added_by uuid references ${t.profiles} (id) on delete set null,
    added_at timestamptz not null default now(),
    primary key (kind, term)
  );
  create index ${t.blockedTerms}_added_by_idx on ${t.blockedTerms} (added_by) where added_by is not null;`

/** What was written lately, as keyed hashes: one row a person and place, which an edit replaces. */
const written = (t: TableNames) => `
  create table ${t.writtenTexts} (
    person_id uuid not null,
    kind text not null,
    target text not null,
    exact text not null,
    similar_bits bigint not null,
    bands integer[] not null,
    at timestamptz not null default now(),
    primary key (person_id, kind, target)
  );
  create index ${t.writtenTexts}_exact_idx on ${t.writtenTexts} (exact);
  create index ${t.writtenTexts}_bands_idx on ${t.writtenTexts} using gin (bands);
  create index ${t.writtenTexts}_at_idx on ${t.writtenTexts} (at);`

/** Names that people would take for the site's own. */
const reserved = (t: TableNames) => `
  insert into ${t.blockedTerms} (kind, term, written)
    select 'name', name, name from unnest(array['admin', 'administrator', 'api', 'moderator', 'moderation', 'official',
      'root', 'schematicshop', 'staff', 'support', 'system']) as name;`

export const abuse: Migration = {
  name: 'abuse/0001_abuse',
  needs: ['people/0001_profiles'],
  up: (t) => [blockList(t), written(t), reserved(t)],
}
