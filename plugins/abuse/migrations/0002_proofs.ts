import type { Migration } from '@/core/migrations/types'

/** Proofs of work that were used, until they would have expired: each opens one door once. */
export const proofs: Migration = {
  name: 'abuse/0002_proofs',
  up: (t) => [
    `create table ${t.spentProofs} (
      signature text primary key check (char_length(signature) <= 128),
      expires_at timestamptz not null
    );
    create index ${t.spentProofs}_expires_at_idx on ${t.spentProofs} (expires_at);`,
  ],
}
