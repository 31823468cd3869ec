import pg from 'pg'
import { connectionOf } from '../database/connection'
import { log } from '../log/log'
import type { RateContext } from './rateStore'

/** Connections for counting: each statement takes a fraction of a millisecond. */
const MAX_CONNECTIONS = 3
/**
 * A count that takes longer is made in memory. Long enough for a machine that is busy: what is counted exactly needs
 * the database anyway, and would wait for it.
 */
const TIMEOUT_MS = 5_000
/** How long a database that failed is not asked again. */
const PAUSE_MS = 3_000

type Statement = { name?: string; text: string; values?: unknown[] }
export type RatePool = {
  /** @throws Error at once while the database is known to be away */
  query<Row extends pg.QueryResultRow>(statement: Statement): Promise<pg.QueryResult<Row>>
}

/**
 * Connections of their own: counting outlives the transaction of what is counted, and must not wait for requests that
 * hold the others.
 */
export function makeRatePool(context: RateContext): RatePool {
  const pool = new pg.Pool({
    ...connectionOf(context),
    application_name: 'shop-rates',
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
    idleTimeoutMillis: 60_000,
    // They keep no process that has nothing else to do.
    allowExitOnIdle: true,
  })
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined) // one that lay idle: the next statement gets another
  let pausedUntil = 0
  return {
    async query(statement) {
      if (Date.now() < pausedUntil) throw new Error('The database was away a moment ago')
      try {
        return await pool.query(statement)
      } catch (error) {
        if (Date.now() >= pausedUntil) log.warn({ err: error }, 'rates are counted in memory, the database is away')
        pausedUntil = Date.now() + PAUSE_MS
        throw error
      }
    },
  }
}
