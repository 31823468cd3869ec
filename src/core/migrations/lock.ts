import pg from 'pg'
import { MigrationError } from './MigrationError'
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

/** Runs `work` on a connection of its own, under the migrators' lock. No statement on it is timed. */
export async function withMigrator<Result>(
  connection: pg.ClientConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ ...connection, application_name: 'shop-migrator' })
  // A connection that is lost shows in the statement that needs it.
  client.on('error', () => undefined)
  await client.connect().catch((error: Error) => {
    throw new MigrationError(
      'database_unreachable',
      `The database cannot be reached: ${error.message || 'nothing answers'}`,
      {
        cause: error,
      },
    )
  })
  try {
    return await withMigrationLock(client, () => work(client))
  } finally {
    await client.end()
  }
}
