import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeBareEnvironment } from '../../tests/setup/shopEnvironment'
import { SLOT_VARIABLE } from '../../tests/setup/slot'
import { makeTestFolder, readRunVariable } from '../../tests/setup/testRun'
import { findByEnvironment, identify } from '../process/identity.mjs'
import { findFreePort } from '../process/ports.mjs'
import { waitUntil } from '../process/waitUntil.mjs'
import { buildSite } from './build.mjs'
import { Children } from './children.mjs'
import { RUN_VARIABLE } from './claim.mjs'
import { PROJECT } from './project.mjs'

/** What the design promises, in milliseconds. */
const STOP_TIMEOUT_MS = 15_000
const RECOVERY_TIMEOUT_MS = 20_000

/** The last line it says. */
const READY = 'Ctrl-C stops it.'

const dataDir = () => path.join(makeTestFolder('start'), 'data')

/** `npm start`, without npm. */
class StartCommand {
  output = ''
  readonly process: ChildProcess
  readonly url: string

  constructor(
    readonly folder: string,
    readonly port: number,
    env: Record<string, string> = {},
  ) {
    this.url = `http://127.0.0.1:${port}`
    const own = {
      PORT: String(port),
      DATA_DIR: folder,
      DEMO: '0',
      SCANNER: 'none',
      [SLOT_VARIABLE]: readRunVariable('folder'),
    }
    this.process = spawn(process.execPath, [path.join(PROJECT, 'scripts/start.mjs')], {
      env: { ...composeBareEnvironment(), ...own, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text
      })
    }
  }

  hasSaid = (text: string) => this.output.includes(text)

  async ready(): Promise<this> {
    await waitUntil(() => this.hasSaid(READY) || this.process.exitCode !== null, 90_000)
    expect(this.output).toContain(READY)
    return this
  }

  async ended(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'exit')
    return this.process.exitCode
  }

  /** The process of the web, the worker: the command itself, not its wrapper. */
  pidOf(part: RegExp): number {
    const pid = this.parts().find((one) =>
      part.test(readFileSync(`/proc/${one}/cmdline`, 'utf8').replaceAll('\0', ' ')),
    )
    if (pid === undefined) throw new Error(`no process is ${part}`)
    return pid
  }

  /** 0 while there is none, as between its death and its return. */
  databasePid = () => {
    const file = path.join(this.folder, 'postgres/data/postmaster.pid')
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  }

  /** All that it has started, but for the database. */
  parts = () => findByEnvironment(RUN_VARIABLE, this.folder)
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health/live`)).ok
  } catch {
    return false
  }
}

const WEB = /^schematicshop web/
const WORKER = /^\S*node --import tsx scripts\/worker\.ts/
const WRAPPER = /child\.mjs .*web\.mjs/

describe('npm start', () => {
  beforeAll(() => buildSite(new Children()))

  describe('on a folder of its own', () => {
    let shop: StartCommand
    beforeAll(async () => {
      shop = await new StartCommand(dataDir(), await findFreePort()).ready()
    })
    afterAll(() => void shop.process.kill('SIGTERM'))

    it('says where it is and how to become admin', async () => {
      expect(await answers(shop.url)).toBe(true)
      expect(shop.output).toMatch(/is ready at http:\/\/localhost:\d+/)
      expect(shop.output).toMatch(/To become admin, open http:\/\/localhost:\d+\/admin/)
    })

    it('refuses to be started twice on the same data', async () => {
      const second = new StartCommand(shop.folder, await findFreePort())
      expect(await second.ended()).toBe(1)
      expect(second.output.trim()).toMatch(/^A shop already runs on .*\(process \d+\)\. .*$/)
    })

    it.each([
      ['web process', WEB],
      ['wrapper of the web process', WRAPPER],
      ['worker', WORKER],
    ])('brings its %s back when that is killed', async (_name, part) => {
      const killed = shop.pidOf(part)
      process.kill(killed, 'SIGKILL')
      const back = () => {
        try {
          return shop.pidOf(part) !== killed
        } catch {
          return false
        }
      }
      expect(await waitUntil(back, RECOVERY_TIMEOUT_MS)).toBe(true)
      expect(await waitUntil(() => answers(shop.url), RECOVERY_TIMEOUT_MS)).toBe(true)
    })

    it('brings its database back when that is killed', async () => {
      const killed = shop.databasePid()
      process.kill(killed, 'SIGKILL')
      const back = () => {
        const pid = shop.databasePid()
        return pid !== 0 && pid !== killed && identify(pid) !== null
      }
      expect(await waitUntil(back, RECOVERY_TIMEOUT_MS)).toBe(true)
    })

    it('stops in time, and leaves no process', async () => {
      const before = shop.parts()
      const database = shop.databasePid()
      expect(before.length).toBeGreaterThanOrEqual(4)
      const begin = performance.now()
      shop.process.kill('SIGTERM')
      shop.process.kill('SIGTERM') // npm passes on what the terminal has sent already
      expect(await shop.ended()).toBe(0)
      expect(performance.now() - begin).toBeLessThan(STOP_TIMEOUT_MS)
      expect([...before, database].filter((pid) => identify(pid))).toEqual([])
    })
  })

  it('comes up again after it was killed itself, on the same data', async () => {
    const folder = dataDir()
    const first = await new StartCommand(folder, await findFreePort()).ready()
    const secret = readFileSync(path.join(folder, 'secret'), 'utf8')
    const wrapper = first.pidOf(WRAPPER)
    const left = first.parts()
    // The wrapper too: nobody is left who could tell the web process to end.
    process.kill(wrapper, 'SIGKILL')
    first.process.kill('SIGKILL')
    await first.ended()
    const second = await new StartCommand(folder, first.port).ready()
    expect(left.filter((pid) => identify(pid))).toEqual([])
    expect(second.output).toContain('taking over the PostgreSQL')
    expect(await answers(second.url)).toBe(true)
    expect(readFileSync(path.join(folder, 'secret'), 'utf8')).toBe(secret)
    const database = second.databasePid()
    second.process.kill('SIGINT')
    expect(await second.ended()).toBe(0)
    expect(identify(database)).toBeNull()
  })

  it('leaves no process but the database when only it is killed', async () => {
    const shop = await new StartCommand(dataDir(), await findFreePort()).ready()
    const left = shop.parts()
    shop.process.kill('SIGKILL')
    expect(await waitUntil(() => left.every((pid) => identify(pid) === null), STOP_TIMEOUT_MS)).toBe(true)
    process.kill(shop.databasePid(), 'SIGINT')
  })

  it('says in one line that the port is taken', async () => {
    const other = createServer()
    const port = await findFreePort()
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
    const refused = new StartCommand(dataDir(), port)
    expect(await refused.ended()).toBe(1)
    expect(refused.output.trim()).toBe(`Port ${port} is taken by another program. Set PORT to a free one.`)
    other.close()
  })

  it('says in one line that the folder cannot be written', async () => {
    const file = path.join(makeTestFolder('start'), 'file')
    writeFileSync(file, '')
    for (const folder of ['/proc/nowhere', file]) {
      const refused = new StartCommand(folder, await findFreePort())
      expect(await refused.ended()).toBe(1)
      expect(refused.output.trim()).toMatch(/^DATA_DIR .* cannot be written: .*$/)
    }
  })

  it.each([
    [{ PORT: 'http' }, /^PORT must be a number/],
    [{ SCANNER: 'maybe' }, /^SCANNER must be auto, clamd or none$/],
    [{ ADMIN_EMAIL: 'admin@test.invalid' }, /^ADMIN_EMAIL goes together with /],
  ])('says in one line that a variable is wrong: %o', async (env, line) => {
    const refused = new StartCommand(dataDir(), await findFreePort(), env as Record<string, string>)
    expect(await refused.ended()).not.toBe(0)
    expect(refused.output.trim()).toMatch(line)
    expect(refused.output.trim().split('\n')).toHaveLength(1)
  })
})
