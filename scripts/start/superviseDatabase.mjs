import path from 'node:path'
import { say } from './say.mjs'

/** How often the server is looked at, in milliseconds. */
const CHECK_INTERVAL_MS = 500

/**
 * The embedded database of a run: started, watched, started again when it dies.
 * @typedef {{ url: string, stop(): Promise<void>, kill(): void }} Database
 * @param {{ dataFolder: string, onNewUrl: (url: string) => void, giveUp?: (reason: string) => void }} options
 *   `onNewUrl`: it came back elsewhere, because its port was taken meanwhile
 * @returns {Promise<Database>}
 */
export async function superviseDatabase({ dataFolder, onNewUrl, giveUp }) {
  // Only now: it needs the installed packages.
  const { startPostgres } = await import('../postgres/startPostgres.mjs')
  const start = () =>
    startPostgres({ dir: path.join(dataFolder, 'postgres'), database: 'shop', log: (line) => say(`  ${line}`) })

  let server = await start()
  let stopped = false
  /** @type {Promise<void> | null} */
  let comingBack = null
  const watch = setInterval(() => {
    if (stopped || comingBack || server.isRunning()) return
    say('The database ended. Starting it again.')
    comingBack = comeBack().finally(() => {
      comingBack = null
    })
  }, CHECK_INTERVAL_MS)

  async function comeBack() {
    const before = server.url
    try {
      server = await start()
    } catch (error) {
      return giveUp?.(`The database does not come back: ${/** @type {Error} */ (error).message}`)
    }
    if (server.url !== before && !stopped) onNewUrl(server.url)
  }

  return {
    url: server.url,
    async stop() {
      stopped = true
      clearInterval(watch)
      await comingBack
      await server.stop()
    },
    kill() {
      stopped = true
      server.kill()
    },
  }
}
