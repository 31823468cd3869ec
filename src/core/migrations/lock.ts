import type { Queryable } from './types'

/** Any number, the same for every version of the shop: one migrator at a time, on every machine. */
const LOCK = 727_274_001

/**
 * Runs `work` while no other migrator runs; where one does, waits for it. What the same connection has locked it may
 * lock again.
 * @param client one connection, not a pool
 */
export async function withMigrationLock<Result>(client: Queryable, work: () => Promise<Result>): Promise<Result> {
  await client.query({ text: 'select pg_advisory_lock($1)', values: [LOCK] })
  try {
    return await work()
  } finally {
    await client.query({ text: 'select pg_advisory_unlock($1)', values: [LOCK] })
  }
}
