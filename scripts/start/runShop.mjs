import { portErrorOf } from '../process/ports.mjs'
import { waitUntil } from '../process/waitUntil.mjs'
import { buildSite } from './build.mjs'
import { Children, Stopping } from './children.mjs'
import { claimDataFolder } from './claim.mjs'
import { openDataFolder } from './dataFolder.mjs'
import { checkEnvironment, composeEnvironment, readAddress } from './environment.mjs'
import { PlainError } from './fail.mjs'
import { installPackages } from './install.mjs'
import { COMMANDS } from './project.mjs'
import { say, step } from './say.mjs'
import { onStopSignal } from './signals.mjs'
import { supervise } from './supervise.mjs'
import { superviseDatabase } from './superviseDatabase.mjs'
import { hasFirstUser, waitForWeb } from './waitForWeb.mjs'
import { isReadyMessage } from './workerReady.mjs'

/** Milliseconds. */
const READY_TIMEOUT_MS = 120_000

/**
 * Runs the shop until it is stopped: everything a bare clone lacks is made first.
 * @param {{ production: boolean }} mode
 */
export async function runShop({ production }) {
  const children = new Children()
  /** @type {Run} */
  const run = { children, production }
  let ending = false

  /** @param {number} exitCode */
  const end = (exitCode) => {
    if (ending) return
    ending = true
    stopEverything(run).then(() => process.exit(exitCode))
  }
  run.giveUp = (reason) => {
    if (children.stopping) return
    console.error(reason)
    end(1)
  }
  onStopSignal({
    stop() {
      say('Stopping …')
      end(0)
    },
    kill() {
      children.killAll()
      run.database?.then((database) => database.kill()).catch(() => {})
      setImmediate(() => process.exit(130))
    },
  })

  try {
    await startServices(run)
  } catch (error) {
    if (error instanceof Stopping || children.stopping) return
    console.error(error instanceof PlainError ? error.message : error)
    end(error instanceof PlainError ? error.exitCode : 1)
  }
}

/**
 * What runs, for as long as it does.
 * @typedef {{
 *   children: Children, production: boolean, giveUp?: (reason: string) => void,
 *   claim?: Awaited<ReturnType<typeof claimDataFolder>>,
 *   database?: Promise<import('./superviseDatabase.mjs').Database>,
 * }} Run
 */

/** @param {Run} run */
async function stopEverything({ children, database, claim }) {
  await children.stopAll()
  await (await database?.catch(() => undefined))?.stop()
  claim?.release()
}

/** @param {Run} run */
async function startServices(run) {
  const begin = performance.now()
  const { children, production } = run
  const dataFolder = openDataFolder()
  const address = readAddress()
  run.claim = await claimDataFolder(dataFolder)
  await requireFreePort(address)
  await installPackages(children)
  const env = composeEnvironment({ dataFolder, production, address })
  await checkEnvironment(children, env)
  if (production) await buildSite(children)

  const embedded = !env.DATABASE_URL
  /** @type {{ restart(): void }[]} */
  const processes = []
  if (embedded) {
    /** @param {string} url */
    const onNewUrl = (url) => {
      env.DATABASE_URL = url
      for (const kept of processes) kept.restart()
    }
    const database = superviseDatabase({ dataFolder, onNewUrl, giveUp: run.giveUp })
    run.database = database
    env.DATABASE_URL = (await step('Starting the database', () => database)).url
  }
  const { hasAdmin } = await step('Migrating the database', () => migrate(children, env))
  await step('Starting the shop', () => startProcesses(run, env, address, processes))
  if (embedded && !['0', 'false'].includes(env.DEMO ?? ''))
    await publishDemo(children, { ...env, SHOP_URL: address.localUrl })
  await printAddress(address, { hasAdmin, tookMs: performance.now() - begin })
}

/** Starts web and worker and waits until both are at work. @param {Run} run @param {NodeJS.ProcessEnv} env
 * @param {{ localUrl: string }} address @param {{ restart(): void }[]} processes gets what was started */
async function startProcesses({ children, production, giveUp }, env, address, processes) {
  /** @param {string} name @param {() => string[]} command @param {(text: string) => void} [onOutput] */
  const keep = (name, command, onOutput) => {
    processes.push(supervise({ children, env, giveUp: (reason) => giveUp?.(reason), name, command, onOutput }))
  }
  let workerReady = false
  keep('web process', () => COMMANDS.web(...(production ? [] : ['--dev'])))
  keep(
    'worker',
    () =>
      production ? COMMANDS.tsx('scripts/worker.ts') : COMMANDS.tsxWatch('--clear-screen=false', 'scripts/worker.ts'),
    (text) => {
      workerReady ||= isReadyMessage(text)
    },
  )
  if (!(await waitForWeb(address.localUrl, READY_TIMEOUT_MS))) throw new PlainError('The web process does not answer.')
  if (!(await waitUntil(() => workerReady, READY_TIMEOUT_MS))) throw new PlainError('The worker does not get ready.')
}

/** @param {Children} children @param {NodeJS.ProcessEnv} env @returns whether the shop had an admin afterwards */
async function migrate(children, env) {
  const { code, output } = await children.run(COMMANDS.tsx('scripts/migrate.ts'), { env })
  if (code !== 0) throw new PlainError(`The migration failed:\n${output.trim().slice(-4_000)}`)
  return { hasAdmin: !output.includes('there is no admin yet') }
}

/** @param {{ host: string, port: number }} address */
async function requireFreePort({ host, port }) {
  const reason = await portErrorOf(port, host)
  if (!reason) return
  if (reason === 'EADDRINUSE') throw new PlainError(`Port ${port} is taken by another program. Set PORT to a free one.`)
  if (reason === 'EACCES')
    throw new PlainError(`Port ${port} needs rights that this user lacks. Set PORT to one above 1023.`)
  throw new PlainError(`${host}:${port} cannot be listened on (${reason}). Set HOST and PORT.`)
}

/** A shop without its demo builds is still a shop, so a failure here is only told. @param {Children} children
 * @param {NodeJS.ProcessEnv} env */
async function publishDemo(children, env) {
  const { code, output } = await step('Looking for builds, publishing the demo builds where there are none', () =>
    children.run(COMMANDS.tsx('scripts/publishDemo.ts'), { env }),
  )
  if (code !== 0) say(`Warning: the demo builds were not published:\n${output.trim().slice(-2_000)}`)
}

/** @param {{ localUrl: string, host: string, port: number }} address
 * @param {{ hasAdmin: boolean, tookMs: number }} found */
async function printAddress({ localUrl, host, port }, { hasAdmin, tookMs }) {
  const url =
    process.env.SERVER_URL || (host === '127.0.0.1' || host === '0.0.0.0' ? `http://localhost:${port}` : localUrl)
  say('')
  say(`SchematicShop is ready at ${url} (after ${(tookMs / 1000).toFixed(1)} s)`)
  if (hasAdmin) say(`The admin panel is at ${url}/admin`)
  else if (await hasFirstUser(localUrl))
    say('Nobody is admin yet: stop the shop, set ADMIN_EMAIL and ADMIN_PASSWORD, and start it again.')
  else say(`To become admin, open ${url}/admin and create the first account, or set ADMIN_EMAIL and ADMIN_PASSWORD.`)
  say('Ctrl-C stops it.')
}
