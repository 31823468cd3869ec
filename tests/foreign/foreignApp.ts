import { execFile, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { findFreePort } from '../../scripts/process/ports.mjs'
import { isReadyMessage } from '../../scripts/start/workerReady.mjs'
import { createEmptyDatabase, type TestDatabase } from '../setup/database'
import { composeBareEnvironment, TEST_SECRET } from '../setup/shopEnvironment'
import { makeProcess, type ShopProcess } from '../setup/shopProcess'
import { SLOT_VARIABLE } from '../setup/slot'
import { readRunVariable } from '../setup/testRun'

const run = promisify(execFile)
const here = import.meta.dirname
/** What is added to the app so that it has the shop. */
export const ADDITION = path.join(here, 'add-shop.diff')

export type ForeignApp = {
  readonly url: string
  readonly folder: string
  readonly database: TestDatabase
  readonly web: ShopProcess
  readonly worker: ShopProcess
  /** Runs a command of a package of the app and waits for its end. @returns what it printed @throws where it fails */
  command(name: string, ...args: string[]): Promise<string>
  stop(): Promise<void>
}

/** Lines that the addition writes. */
export const addedLines = (): string[] =>
  readFileSync(ADDITION, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('+') && !line.startsWith('+++'))

/**
 * Copies the app out of the repository, adds the packed shop to it as an operator would, and builds it.
 * @param shopPackage the file that `npm pack` has made
 * @param options of the shop
 */
export async function makeForeignApp(shopPackage: string, options: object): Promise<ForeignApp> {
  const folder = mkdtempSync(path.join(tmpdir(), 'foreign-app-'))
  const bin = (name: string) => path.join(folder, 'node_modules', '.bin', name)
  const database = await createEmptyDatabase()
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...composeBareEnvironment(),
    PATH: `${path.join(folder, 'node_modules', '.bin')}${path.delimiter}${process.env.PATH}`,
    DATABASE_URL: database.url,
    PAYLOAD_SECRET: TEST_SECRET,
    SHOP_OPTIONS: JSON.stringify({ publicUrl: url, ...options }),
    [SLOT_VARIABLE]: readRunVariable('folder'),
  }
  const execute = async (program: string, args: readonly string[], extra: Record<string, string> = {}) => {
    try {
      const { stdout, stderr } = await run(program, args, {
        cwd: folder,
        env: { ...env, ...extra },
        maxBuffer: 64 * 1024 ** 2,
      })
      return stdout + stderr
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
      throw new Error(`${path.basename(program)} ${args.join(' ')} failed:\n${(stdout + stderr).slice(-6_000)}`)
    }
  }
  const command = (name: string, ...args: string[]) => execute(bin(name), args)

  cpSync(path.join(here, 'app'), folder, { recursive: true })
  await execute('git', ['apply', ADDITION])
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--no-package-lock']
  await execute('npm', ['install', ...quiet, shopPackage], { NODE_ENV: 'development' })

  const web = makeProcess(
    'web',
    [bin('next'), 'start', '--port', String(port), '--hostname', '127.0.0.1'],
    env,
    async () => {
      try {
        return (await fetch(`${url}/api/health/live`, { signal: AbortSignal.timeout(5_000) })).ok
      } catch {
        return false
      }
    },
    folder,
  )
  const worker = makeProcess('worker', [bin('schematicshop'), 'worker'], env, isReadyMessage, folder)
  return {
    url,
    folder,
    database,
    web,
    worker,
    command,
    async stop() {
      await Promise.all([web.stop(), worker.stop()])
      await database.drop()
      // Its tens of thousands of files take longer than the journey.
      spawn('rm', ['-rf', folder], { detached: true, stdio: 'ignore' }).unref()
    },
  }
}
