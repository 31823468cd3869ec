import { spawn } from 'node:child_process'
import { findFreePort } from '../../scripts/process/ports.mjs'
import { buildSite } from '../../scripts/start/build.mjs'
import { Children } from '../../scripts/start/children.mjs'
import { COMMANDS } from '../../scripts/start/project.mjs'
import { isReadyMessage } from '../../scripts/start/workerReady.mjs'
import { createTestDatabase, type TestDatabase } from './database'
import { composeBareEnvironment, TEST_SECRET } from './shopEnvironment'
import { makeProcess, type ShopProcess } from './shopProcess'
import { PROJECT, SLOT_VARIABLE } from './slot'
import { makeTestFolder, readRunVariable } from './testRun'

export type ShopOptions = {
  /**
   * Variables of the shop, over the defaults: those of `startRadosgw().env(bucket)`, `startClamd().env`,
   * `startSmtp().env`.
   */
  env?: Record<string, string>
  /** @default 1 */
  workers?: number
  /** @default a fresh one */
  databaseUrl?: string
  /** @default a fresh one */
  dataDir?: string
}

export type Shop = {
  readonly url: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly dataDir: string
  /** Undefined where the test brought its own. */
  readonly database: TestDatabase | undefined
  readonly databaseUrl: string
  readonly web: ShopProcess
  readonly workers: readonly ShopProcess[]
  addWorker(): Promise<ShopProcess>
  /** Starts a script of the project in the shop's environment and waits for its end. @returns what it printed */
  runScript(file: string, ...args: string[]): Promise<{ code: number | null; output: string }>
  logs(): string
  stop(): Promise<void>
}

/** Starts the built shop, as `npm start` would, on a database and folder of its own. */
export async function startShop(options: ShopOptions = {}): Promise<Shop> {
  await buildSite(new Children())
  const database = options.databaseUrl === undefined ? await createTestDatabase() : undefined
  const databaseUrl = options.databaseUrl ?? database?.url ?? ''
  const dataDir = options.dataDir ?? makeTestFolder('shop')
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...composeBareEnvironment(),
    EMBEDDED: '1',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: String(port),
    SERVER_URL: url,
    PAYLOAD_SECRET: TEST_SECRET,
    SCANNER: 'none',
    DEMO: '0',
    ...options.env,
    [SLOT_VARIABLE]: readRunVariable('folder'),
  }
  const answers = async () => {
    try {
      return (await fetch(`${url}/api/health/live`, { signal: AbortSignal.timeout(5_000) })).ok
    } catch {
      return false
    }
  }
  const web = makeProcess('web', COMMANDS.web(), env, answers)
  const workers: ShopProcess[] = []
  const makeWorker = () => {
    const worker = makeProcess(`worker ${workers.length + 1}`, COMMANDS.tsx('scripts/worker.ts'), env, isReadyMessage)
    workers.push(worker)
    return worker
  }
  for (let count = options.workers ?? 1; count > 0; count--) makeWorker()
  const all = () => [web, ...workers]
  const stop = async () => {
    await Promise.all(all().map((one) => one.stop()))
    await database?.drop()
  }
  try {
    await Promise.all(all().map((one) => one.start()))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url,
    env,
    dataDir,
    database,
    databaseUrl,
    web,
    workers,
    async addWorker() {
      const worker = makeWorker()
      await worker.start()
      return worker
    },
    runScript: (file, ...args) => runToEnd(COMMANDS.tsx(file, ...args), env),
    logs: () =>
      all()
        .map((one) => one.logs())
        .join('\n'),
    stop,
  }
}

function runToEnd(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; output: string }> {
  const [program = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}
