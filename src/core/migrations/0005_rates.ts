import type { Migration } from './types'

/**
 * How often something was done in the window that is open, by class and who: a keyed hash, no address. Unlogged: a
 * crash of the database forgives, a restart of the shop does not. The columns are those that rate-limiter-flexible
 * writes, in its order.
 */
export const rates: Migration = {
  name: 'core/0005_rates',
  up: (t) => `
  create unlogged table ${t.rateCounts} (
    key text primary key,
    points integer not null default 0,
    expire bigint
  ) with (fillfactor = 50);`,
}
