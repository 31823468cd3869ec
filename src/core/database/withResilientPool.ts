import type { DatabaseAdapterObj } from 'payload'
import pg from 'pg'
import { log } from '../log/log'
import { poolOptionsOf } from './connection'
import { preparingClient } from './preparingClient'
import { statementTimeout } from './statementTimeout'
import { detectNestedConnection } from './transactionContext'

/**
 * Gives Payload's adapter a pool that survives lost connections: `pg` emits `error` for each, which ends a process
 * without a listener. Running queries fail, and the next one gets a new connection. Payload's own pool has no listener
 * and never replaces a lost checked-out connection.
 */
export const withResilientPool = <Adapter extends DatabaseAdapterObj>(adapter: Adapter): Adapter => ({
  ...adapter,
  init: (args) => {
    const db = adapter.init(args)
    return Object.assign(db, { pool: makePool(poolOptionsOf(db)) })
  },
})

/** A pool that detects nested connections; its own queries use `connect` too. */
class GuardedPool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: the library's own overloads, passed on as they came
  override connect(...args: any[]): any {
    const refusal = detectNestedConnection()
    if (!refusal) return super.connect(...(args as []))
    const [callback] = args
    return typeof callback === 'function' ? callback(refusal) : Promise.reject(refusal)
  }
}

function makePool(options: pg.PoolConfig): pg.Pool {
  const timeout = statementTimeout()
  const pool = new GuardedPool({
    ...options,
    Client: preparingClient,
    // Not as a connection parameter: poolers reject unknown ones.
    onConnect: async (client) => {
      if (timeout > 0) await client.query(`set statement_timeout = ${timeout}`)
    },
  })
  const note = (error: Error) => log.warn({ err: error }, 'a connection to the database was lost')
  pool.on('connect', (client) => client.on('error', note))
  pool.on('error', () => undefined) // one that lay idle, which has been noted
  return pool
}
