import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findFreePort } from '../../scripts/process/ports.mjs'
import { waitUntil } from '../../scripts/process/waitUntil.mjs'
import { findProgram } from './availability'
import { type Daemon, startDaemon, tail } from './daemon'

/** The EICAR test text, put together here so that no scanner takes this file for one. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('')
/** A text of ours that the test database calls a virus wherever it stands, also inside gzip. */
export const MARKER = ['SHOP-TEST-', 'SIGNATURE-', '7f3a91'].join('')

/** What it says when it finds one of them. */
export const SIGNATURES = {
  eicar: 'Eicar-Test-Anywhere.UNOFFICIAL',
  marker: 'Shop-Test-Marker.UNOFFICIAL',
} as const

const EICAR_MD5 = '44d88612fea8a8f36de82e1278abb02f'
const READY_TIMEOUT_MS = 30_000

export type Clamd = {
  readonly host: string
  readonly port: number
  readonly socket: string
  readonly pid: number
  /** The shop's variables for reaching it by TCP. */
  readonly env: Record<string, string>
  /** SIGSTOP makes it take connections and never answer; SIGCONT lets it go on. */
  signal(signal: NodeJS.Signals): void
  kill(): Promise<void>
  /** Starts it again at the same address, after `kill` or `stop`. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** A real clamd with a database of our own: up in a tenth of a second, so each test file may have one to itself. */
export async function startClamd(dir: string, options: { port?: number } = {}): Promise<Clamd> {
  const port = options.port ?? (await findFreePort())
  // The path of a socket may not be longer than 107 characters, and `dir` can be deep.
  const socketFolder = mkdtempSync(path.join(tmpdir(), 'clamd-'))
  const socket = path.join(socketFolder, 'clamd.sock')
  for (const folder of ['db', 'tmp']) mkdirSync(path.join(dir, folder), { recursive: true })
  writeSignatures(path.join(dir, 'db'))
  writeFileSync(path.join(dir, 'clamd.conf'), composeConfig({ dir, port, socket }))

  let daemon = await launch(dir, port)
  return {
    host: '127.0.0.1',
    port,
    socket,
    get pid() {
      return daemon.pid
    },
    env: { SCANNER: 'clamd', CLAMD_HOST: '127.0.0.1', CLAMD_PORT: String(port) },
    signal: (signal) => daemon.signal(signal),
    kill: () => daemon.kill(),
    async restart() {
      await daemon.stop()
      daemon = await launch(dir, port)
    },
    async stop() {
      await daemon.stop()
      rmSync(socketFolder, { recursive: true, force: true })
    },
  }
}

async function launch(dir: string, port: number): Promise<Daemon> {
  const program = findProgram('clamd')
  if (!program) throw new Error('clamd is not installed')
  const log = path.join(dir, 'clamd.out')
  const daemon = startDaemon([program, '--config-file', path.join(dir, 'clamd.conf')], log)
  const answered = await waitUntil(async () => !daemon.isRunning() || (await answersPing(port)), READY_TIMEOUT_MS, 10)
  if (answered && daemon.isRunning()) return daemon
  await daemon.kill()
  throw new Error(`clamd does not answer:\n${tail(log)}`)
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write('zPING\0'))
    socket.setTimeout(1_000, () => socket.destroy())
    socket.on('data', (answer) => {
      resolve(answer.toString().startsWith('PONG'))
      socket.destroy()
    })
    socket.on('error', () => resolve(false))
    socket.on('close', () => resolve(false))
  })
}

function writeSignatures(folder: string): void {
  const inside = (name: string, text: string) => `${name}:0:*:${Buffer.from(text, 'latin1').toString('hex')}\n`
  writeFileSync(path.join(folder, 'test.hdb'), `${EICAR_MD5}:68:Eicar-Test\n`)
  writeFileSync(
    path.join(folder, 'test.ndb'),
    inside('Eicar-Test-Anywhere', EICAR) + inside('Shop-Test-Marker', MARKER),
  )
}

/** Limits above the shop's upload limit; what exceeds them is told, for clamd calls it clean otherwise. */
function composeConfig({ dir, port, socket }: { dir: string; port: number; socket: string }): string {
  return `Foreground yes
LogFile ${dir}/clamd.log
DatabaseDirectory ${dir}/db
TemporaryDirectory ${dir}/tmp
LocalSocket ${socket}
LocalSocketMode 666
FixStaleSocket yes
TCPSocket ${port}
TCPAddr 127.0.0.1
MaxThreads 4
SelfCheck 0
ExitOnOOM yes
StreamMaxLength 96M
MaxFileSize 512M
MaxScanSize 1024M
AlertExceedsMax yes
`
}
