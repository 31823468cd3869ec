import type { Migration } from '@/core/migrations/types'

/** A bounce counts where the shop has written to the address. */
export const bounces: Migration = {
  name: 'mail/0001_bounces',
  needs: ['core/0004_mails'],
  up: (t) => `create index ${t.sentMails}_address_idx on ${t.sentMails} (address_hash) where address_hash is not null;`,
}
