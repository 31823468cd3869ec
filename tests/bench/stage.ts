import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SHOP_ROLE } from '../../scripts/postgres/cluster.mjs'
import { withClient } from '../../scripts/postgres/databases.mjs'
import { findFreePort } from '../../scripts/process/ports.mjs'
import { COMMANDS } from '../../scripts/start/project.mjs'
import { startOwnPostgres } from '../setup/ownPostgres'
import { getClamd } from '../setup/services'
import { type Shop, startShop } from '../setup/shop'
import { composeBareEnvironment, TEST_SECRET } from '../setup/shopEnvironment'
import { makeProcess, type ShopProcess } from '../setup/shopProcess'
import { PROJECT } from '../setup/slot'
import { makeTestFolder, startTestRun } from '../setup/testRun'
import { Overdue, withDeadline } from './deadline'
import { type Load, startLoad } from './load'
import { cpuOfShop, cpuOfTree, postgresOf } from './processUse'
import type { Report } from './report'
import { SEEDED, seedSchematics } from './seed'

export type Server = { url: string; process: ShopProcess }
export type Stage = {
  shop: Shop
  /** The shop's database, as its superuser. */
  adminUrl: string
  bare: Server
  /** A Payload without the shop: on Next, as it is installed, and without. */
  stock: { onNext: Server; alone: Server } | undefined
  load: Load
  /** Milliseconds of CPU so far of all that works for the shop: web, worker and Postgres. */
  shopCpu(): number
  /** The same of the bare server and Postgres. */
  bareCpu(): number
  /** Waits until the worker has nothing to do, now or in a while. */
  rest(): Promise<void>
  /** Stops the worker where it holds nothing that others wait for. */
  pauseWorker(): Promise<void>
  /** Gives up what the worker has not begun, and waits for what it has. */
  dropRest(): Promise<void>
  /** Some of the builds that were there before. */
  ids: string[]
  stop(): Promise<void>
}

/** Milliseconds for a command of the set-up, and for what the worker has left. */
const SET_UP_TIMEOUT_MS = 600_000
const REST_TIMEOUT_MS = 180_000

/** The folder of the stock Payload, an application of Next's. */
const STOCK = 'tests/bench/stock'

/**
 * A shop with a scanner and many builds, what it is compared with, and the clients. All on one Postgres that keeps what
 * it commits.
 */
export async function startStage(
  report: Report,
  { stock, profile }: { stock: boolean; profile?: string | undefined },
): Promise<Stage> {
  const log = console.log
  console.log = console.error // what the set-up says is no figure
  const endRun = await startTestRun()
  console.log = log
  const stops: (() => unknown)[] = [endRun]
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one()
  }
  try {
    const postgres = await startOwnPostgres()
    stops.push(() => postgres.stop())
    const clamd = await getClamd()
    stops.push(() => clamd.stop())
    const begin = performance.now()
    const adminUrl = nameDatabase(postgres.adminUrl, 'shop')
    const ids = await seedSchematics(adminUrl)
    report.note(`${SEEDED} builds made in ${Math.round(performance.now() - begin)} ms`)
    const shop = await startShop({
      databaseUrl: postgres.url,
      // Only requests that name a client count for limits: those of one part.
      env: {
        ...clamd.env,
        TRUST_PROXY: '1',
        ...(profile && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${path.resolve(profile)}` }),
      },
    })
    stops.push(() => shop.stop())
    const bare = await startServer('bare server', 'tests/bench/bareServer.ts', { DATABASE_URL: postgres.url })
    stops.push(() => bare.process.stop())
    const stockServers = stock ? await startStock(postgres) : undefined
    for (const server of Object.values(stockServers ?? {})) stops.push(() => server.process.stop())
    const load = startLoad()
    stops.push(() => load.stop())
    // What runs by the clock would look at the seeded builds, whose bytes are stored nowhere.
    await withClient(adminUrl, (client) => client.query('delete from pgboss.schedule'))
    const postgresPid = await postgresOf(adminUrl)
    return {
      shopCpu: () => cpuOfShop(shop, postgresPid),
      bareCpu: () => cpuOfTree(bare.process.pid) + cpuOfTree(postgresPid),
      rest: () => waitForRest(adminUrl),
      dropRest: () => dropRest(adminUrl),
      pauseWorker: () => pauseWorker(shop, adminUrl),
      shop,
      adminUrl,
      bare,
      stock: stockServers,
      load,
      ids,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

const startServer = (name: string, file: string, env: Record<string, string>) =>
  startCommand(name, () => COMMANDS.tsx(file), env)

async function startCommand(
  name: string,
  command: (port: number) => string[],
  env: Record<string, string>,
): Promise<Server> {
  const port = await findFreePort()
  const process = makeProcess(
    name,
    command(port),
    { ...composeBareEnvironment(), PAYLOAD_SECRET: TEST_SECRET, EMBEDDED: '1', ...env, PORT: String(port) },
    (output) => /ready/i.test(output),
  )
  await process.start()
  return { url: `http://127.0.0.1:${port}`, process }
}

async function startStock(postgres: { url: string; adminUrl: string }) {
  await withClient(postgres.adminUrl, (client) => client.query(`create database stock owner ${SHOP_ROLE}`))
  const dir = makeTestFolder('stock')
  mkdirSync(path.join(dir, 'schematics'))
  const env = { DATABASE_URL: nameDatabase(postgres.url, 'stock'), DATA_DIR: dir }
  await run('making the tables of the stock Payload', COMMANDS.tsx('tests/bench/stock/server.ts', 'push'), {
    ...env,
    NODE_ENV: 'development',
  })
  await run('building the stock Payload', COMMANDS.next('build', STOCK), env)
  return {
    onNext: await startCommand(
      'stock Payload on Next',
      (port) => COMMANDS.next('start', STOCK, '-p', String(port), '-H', '127.0.0.1'),
      env,
    ),
    alone: await startServer('stock Payload', 'tests/bench/stock/server.ts', env),
  }
}

/** @throws Overdue where there is always something left */
async function waitForRest(adminUrl: string): Promise<void> {
  const isBusy = async () => {
    const rows = await withClient(adminUrl, async (client) => {
      // What waits for a try or a time to come counts as well.
      return (
        await client.query(`select 1 from pgboss.job where state < 'completed' and name not like '%.dead' limit 1`)
      ).rows
    })
    return rows.length > 0
  }
  for (const begin = performance.now(); await isBusy(); await sleep(500))
    if (performance.now() - begin > REST_TIMEOUT_MS) throw new Overdue('the work that was left', REST_TIMEOUT_MS)
}

/** A worker that stood still inside of a transaction would keep its locks. */
async function pauseWorker({ workers: [worker] }: Shop, adminUrl: string): Promise<void> {
  const holds = () =>
    withClient(adminUrl, async (client) => {
      const open = `select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`
      return (await client.query(open)).rows.length > 0
    })
  for (;;) {
    worker?.pause()
    await sleep(50)
    if (!(await holds())) return
    worker?.resume()
    await sleep(20)
  }
}

/**
 * Gives up the work that is left but for what is being done, and waits for that. @throws Overdue where there is always
 * something left
 */
async function dropRest(adminUrl: string): Promise<void> {
  const drop = () =>
    withClient(adminUrl, async (client) => {
      await client.query(`delete from pgboss.job where state < 'active'`)
      return (await client.query(`select 1 from pgboss.job where state = 'active' limit 1`)).rows.length > 0
    })
  for (const begin = performance.now(); await drop(); await sleep(200))
    if (performance.now() - begin > REST_TIMEOUT_MS) throw new Overdue('the work that was begun', REST_TIMEOUT_MS)
}

/** Runs a command of the set-up to its end. @throws Error where it fails, or takes too long */
async function run(what: string, [program = '', ...args]: string[], env: Record<string, string>): Promise<void> {
  const child = spawn(program, args, {
    cwd: PROJECT,
    env: { ...composeBareEnvironment(), PAYLOAD_SECRET: TEST_SECRET, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await withDeadline(what, SET_UP_TIMEOUT_MS, once(child, 'exit')).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  if (code !== 0) throw new Error(`${what} failed (${code})`)
}

function nameDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
