import type { Migration, TableNames } from './types'

/**
 * How far a mail is. It is written as `sending` and committed before the mail server is spoken to, so whatever dies in
 * between, the mail is not sent again. `message` is what stands in its Message-ID, by which a bounce is matched.
 */
const outbox = (t: TableNames) => `
  alter table ${t.sentMails} add column state text not null default 'sent';
  alter table ${t.sentMails} add column message text;
  alter table ${t.sentMails} add column address_hash text;
  alter table ${t.sentMails} add constraint ${t.sentMails}_state_known check (state in ('sending', 'sent', 'unknown'));
  create unique index ${t.sentMails}_message_unique on ${t.sentMails} (message) where message is not null;
  create index ${t.sentMails}_sent_at_idx on ${t.sentMails} (sent_at);`

/** Addresses that mail comes back from, or whose owner called it spam; as keyed hashes. */
const suppressions = (t: TableNames) => `
  create table ${t.mailSuppressions} (
    address_hash text primary key check (address_hash ~ '^[0-9a-f]{64}$'),
    reason text not null check (reason in ('bounced', 'complained')),
    detail text not null default '' check (char_length(detail) <= 300),
    at timestamptz not null default now()
  );`

export const mails: Migration = {
  name: 'core/0004_mails',
  needs: ['core/0003_processes'],
  up: (t) => [outbox(t), suppressions(t)],
}
