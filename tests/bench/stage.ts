import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
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
import { type Load, startLoad } from './load'
import type { Report } from './report'
import { SEEDED, seedSchematics } from './seed'

export type Server = { url: string; process: ShopProcess }
export type Stage = {
  shop: Shop
  bare: Server
  stock: Server | undefined
  load: Load
  /** Some of the builds that were there before. */
  ids: string[]
  stop(): Promise<void>
}

/** A shop with a scanner and many builds, what it is compared with, and who asks. All on one Postgres that keeps what it commits. */
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
    const ids = await seedSchematics(nameDatabase(postgres.adminUrl, 'shop'))
    report.note(`${SEEDED} builds made in ${Math.round(performance.now() - begin)} ms`)
    const shop = await startShop({
      databaseUrl: postgres.url,
      env: { ...clamd.env, ...(profile && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${path.resolve(profile)}` }) },
    })
    stops.push(() => shop.stop())
    const bare = await startServer('bare server', 'tests/bench/bareServer.ts', { DATABASE_URL: postgres.url })
    stops.push(() => bare.process.stop())
    const stockServer = stock ? await startStock(postgres) : undefined
    if (stockServer) stops.push(() => stockServer.process.stop())
    const load = startLoad()
    stops.push(() => load.stop())
    return {
      shop,
      bare,
      stock: stockServer,
      load,
      ids,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startServer(name: string, file: string, env: Record<string, string>): Promise<Server> {
  const port = await findFreePort()
  const process = makeProcess(
    name,
    COMMANDS.tsx(file),
    { ...composeBareEnvironment(), PAYLOAD_SECRET: TEST_SECRET, EMBEDDED: '1', ...env, PORT: String(port) },
    (output) => output.includes('ready'),
  )
  await process.start()
  return { url: `http://127.0.0.1:${port}`, process }
}

async function startStock(postgres: { url: string; adminUrl: string }): Promise<Server> {
  await withClient(postgres.adminUrl, (client) => client.query(`create database stock owner ${SHOP_ROLE}`))
  const dir = makeTestFolder('stock')
  mkdirSync(path.join(dir, 'schematics'))
  const env = { DATABASE_URL: nameDatabase(postgres.url, 'stock'), DATA_DIR: dir }
  const [program = '', ...args] = COMMANDS.tsx('tests/bench/stock/server.ts', 'push')
  const pushing = spawn(program, args, {
    cwd: PROJECT,
    env: { ...composeBareEnvironment(), PAYLOAD_SECRET: TEST_SECRET, ...env, NODE_ENV: 'development' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(pushing, 'exit')
  if (code !== 0) throw new Error(`the tables of the stock Payload could not be made (${code})`)
  return startServer('stock Payload', 'tests/bench/stock/server.ts', env)
}

function nameDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
