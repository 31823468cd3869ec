import type { Migration, TableNames } from './types'

/** The workers that are alive; lost with a crash of the database, and written again within seconds. */
const workers = (t: TableNames) => `
  create unlogged table ${t.shopWorkers} (
    id uuid primary key,
    seen_at timestamptz not null
  );`

/** What was mailed, so that a job that runs twice mails once. */
const mails = (t: TableNames) => `
  create table ${t.sentMails} (
    key text primary key,
    sent_at timestamptz not null default now()
  );`

/**
 * What users did lately, one row each, for bounds that neither parallel requests nor deleting what was made get around.
 */
const actions = (t: TableNames) => `
  create table ${t.personActions} (
    person_id uuid not null,
    kind text not null,
    at timestamptz not null default clock_timestamp()
  );
  create index ${t.personActions}_lately_idx on ${t.personActions} (person_id, kind, at);
  create index ${t.personActions}_at_idx on ${t.personActions} (at);`

export const processes: Migration = {
  name: 'core/0003_processes',
  up: (t) => [workers(t), mails(t), actions(t)],
}
