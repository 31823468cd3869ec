import path from 'node:path'
import { startPostgres } from '../../scripts/postgres/startPostgres.mjs'
import { signalIfRunning } from '../../scripts/process/identity.mjs'
import { migrate } from './template'
import { makeTestFolder } from './testRun'

export type OwnPostgres = {
  readonly url: string
  readonly adminUrl: string
  /** Stops it in order. */
  stop(): Promise<void>
  /** Kills it, with no chance to write anything more. */
  kill(): Promise<void>
  /** Starts it again at the same address. */
  start(): Promise<void>
}

/**
 * A migrated Postgres that only this test file uses: for tests that stop or kill it. It keeps what it has committed.
 */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const dir = path.join(makeTestFolder('postgres'), 'postgres')
  const start = () => startPostgres({ dir, database: 'shop' })
  let server = await start()
  await migrate(server.url)
  return {
    get url() {
      return server.url
    },
    get adminUrl() {
      return server.adminUrl
    },
    stop: () => server.stop(),
    async kill() {
      signalIfRunning(server.pid, 'SIGKILL')
      while (server.isRunning()) await new Promise((done) => setTimeout(done, 10))
    },
    async start() {
      server = await start()
    },
  }
}
