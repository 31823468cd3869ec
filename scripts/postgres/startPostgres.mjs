import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { identify, isRunning, signalIfRunning } from '../process/identity.mjs'
import { waitUntil } from '../process/waitUntil.mjs'
import { preparePostgresBinaries } from './binaries.mjs'
import {
  ADMIN_ROLE,
  chooseAnotherPort,
  ensureFreePort,
  nameForUser,
  openCluster,
  POSTGRES_ENVIRONMENT,
  SHOP_ROLE,
} from './cluster.mjs'
import { canQuery, ensureDatabase } from './databases.mjs'
import { findRunningServer, readLockFile } from './runningServer.mjs'
import { findUnprivilegedUser } from './unprivilegedUser.mjs'

/** Milliseconds. */
const START_TIMEOUT_MS = 60_000
const FAST_STOP_TIMEOUT_MS = 3_500
const IMMEDIATE_STOP_TIMEOUT_MS = 1_500

/** The log starts again at the first start after it has grown past this. */
const LOG_BYTES = 8 * 1024 * 1024

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off', // short queries only: compiling costs more than it gives
}
/** For data that a test makes and throws away. */
const FAST_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  max_wal_size: '4GB',
}

/**
 * @typedef {{
 *   url: string, adminUrl: string, port: number, pid: number, adopted: boolean,
 *   isRunning(): boolean, stop(): Promise<void>, kill(): void,
 * }} EmbeddedPostgres
 *   `url` signs in as the owner of `database`, `adminUrl` as the superuser. `stop` ends sessions, keeps all commits and
 *   is done within 5 s; `kill` doesn't wait and leaves the rest to the next start's recovery.
 */

/**
 * Starts the Postgres whose data lies in `dir`, making it first where there is none. One that a killed parent left
 * running is adopted: it is used as it is, and `stop` stops it.
 * @param {{ dir: string, database: string, fast?: boolean, log?: (line: string) => void }} options `fast` trades safety
 * for speed
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function startPostgres({ dir, database, fast = false, log = () => {} }) {
  const user = findUnprivilegedUser()
  const cluster = await openCluster(path.resolve(dir), preparePostgresBinaries(user), user, log)
  const { adminPassword, password } = cluster.meta
  /** @param {number} port */
  const adminUrlAt = (port) => `postgres://${ADMIN_ROLE}:${adminPassword}@127.0.0.1:${port}/postgres`

  const running = await findRunningServer(cluster.data, (port) => canQuery(adminUrlAt(port)))
  if (running) log(`taking over the PostgreSQL that already runs (process ${running.identity.pid})`)
  const server = running ?? (await launch(cluster, fast, adminUrlAt))
  const { identity, port } = server
  await ensureDatabase(adminUrlAt(port), database, password)
  return {
    url: `postgres://${SHOP_ROLE}:${password}@127.0.0.1:${port}/${database}`,
    adminUrl: adminUrlAt(port),
    port,
    pid: identity.pid,
    adopted: running !== null,
    isRunning: () => isRunning(identity),
    stop: () => stopServer(identity),
    kill: () => void (isRunning(identity) && signalIfRunning(identity.pid, 'SIGQUIT')),
  }
}

/** Stops the Postgres whose data lies in `dir`, if it runs, whatever started it. @param {string} dir */
export async function stopPostgres(dir) {
  const running = readLockFile(path.join(path.resolve(dir), 'data'))
  if (running) await stopServer(running.identity)
}

/**
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {boolean} fast
 * @param {(port: number) => string} adminUrlAt
 */
async function launch(cluster, fast, adminUrlAt) {
  await ensureFreePort(cluster)
  for (let attempt = 1; ; attempt++) {
    const launched = await tryLaunch(cluster, fast, adminUrlAt)
    if (!('reason' in launched)) return launched
    const portTaken = /could not bind/.test(launched.reason)
    // A killed server's last sessions may hold its shared memory for a moment.
    const predecessorLeaving = /shared memory block .* still in use/.test(launched.reason)
    if (attempt === 10 || !(portTaken || predecessorLeaving)) {
      throw new Error(`PostgreSQL did not start (${cluster.log}):\n${launched.reason}`)
    }
    if (portTaken) await chooseAnotherPort(cluster)
    else await sleep(500)
  }
}

/**
 * @param {import('./cluster.mjs').Cluster} cluster @param {boolean} fast @param {(port: number) => string} adminUrlAt
 * @returns {Promise<
 *   { identity: import('../process/identity.mjs').ProcessIdentity, port: number } | { reason: string }
 * >}
 */
async function tryLaunch(cluster, fast, adminUrlAt) {
  const { port } = cluster.meta
  const settings = Object.entries({ ...SETTINGS, ...(fast ? FAST_SETTINGS : {}), port: String(port) })
  // To a file and not to us: it must be able to outlive us.
  const log = openSync(cluster.log, 'a', 0o600)
  if (fstatSync(log).size > LOG_BYTES) ftruncateSync(log)
  const child = spawn(
    path.join(cluster.programs, 'bin', 'postgres'),
    ['-D', nameForUser(cluster, cluster.data), ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      uid: cluster.user.uid,
      gid: cluster.user.gid,
      cwd: cluster.data,
      detached: true,
      stdio: ['ignore', log, log],
      env: POSTGRES_ENVIRONMENT,
    },
  )
  closeSync(log)
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  child.unref()
  await once(child, 'spawn')
  const answered = await waitUntil(async () => ended || (await canQuery(adminUrlAt(port))), START_TIMEOUT_MS, 25)
  const identity = child.pid && !ended ? identify(child.pid) : null
  if (answered && identity) return { identity, port }
  if (child.pid && !ended) signalIfRunning(child.pid, 'SIGKILL')
  return {
    reason: ended ? readFileSync(cluster.log, 'utf8').trim().split('\n').slice(-8).join('\n') : 'it does not answer',
  }
}

/** @param {import('../process/identity.mjs').ProcessIdentity} identity */
async function stopServer(identity) {
  for (const [signal, timeout] of /** @type {const} */ ([
    ['SIGINT', FAST_STOP_TIMEOUT_MS],
    ['SIGQUIT', IMMEDIATE_STOP_TIMEOUT_MS],
  ])) {
    if (!isRunning(identity)) return
    signalIfRunning(identity.pid, signal)
    if (await waitUntil(() => !isRunning(identity), timeout, 20)) return
  }
  signalIfRunning(identity.pid, 'SIGKILL')
}
