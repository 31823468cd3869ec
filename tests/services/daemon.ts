import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { identify, isRunning, signalIfRunning } from '../../scripts/process/identity.mjs'
import { waitUntil } from '../../scripts/process/waitUntil.mjs'
import { FOLDER_VARIABLE, SLOT_VARIABLE } from '../setup/slot'

export type Daemon = {
  readonly pid: number
  isRunning(): boolean
  /** Sends a signal to it and nothing else: SIGKILL, SIGSTOP, SIGCONT. */
  signal(signal: NodeJS.Signals): void
  /** SIGTERM, then SIGKILL after five seconds. */
  stop(): Promise<void>
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>
}

/** Starts a program that stays in the foreground; what it prints goes to `log`. Outlives us, so stop it. */
export function startDaemon(command: readonly string[], log: string, cwd = path.dirname(log)): Daemon {
  mkdirSync(path.dirname(log), { recursive: true })
  const output = openSync(log, 'a')
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    cwd,
    stdio: ['ignore', output, output],
    detached: true,
    env: markedEnvironment(),
  })
  closeSync(output)
  child.unref()
  const identity = child.pid === undefined ? null : identify(child.pid)
  if (!identity) throw new Error(`${program} did not start: ${tail(log)}`)
  return adoptDaemon(identity)
}

/** The mark by which a later run finds what a killed one left. */
function markedEnvironment(): NodeJS.ProcessEnv {
  const folder = process.env[FOLDER_VARIABLE]
  return folder === undefined ? process.env : { ...process.env, [SLOT_VARIABLE]: folder }
}

/** A handle on one that already runs, perhaps started by another process. */
export function adoptDaemon(identity: { pid: number; started: string }): Daemon {
  const running = () => isRunning(identity)
  return {
    pid: identity.pid,
    isRunning: running,
    signal: (signal) => void (running() && signalIfRunning(identity.pid, signal)),
    async stop() {
      for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
        if (!running()) return
        signalIfRunning(identity.pid, 'SIGCONT') // a stopped one would never see the rest
        signalIfRunning(identity.pid, signal)
        await waitUntil(() => !running(), 5_000, 10)
      }
    },
    async kill() {
      if (running()) signalIfRunning(identity.pid, 'SIGKILL')
      await waitUntil(() => !running(), 5_000, 10)
    },
  }
}

export function tail(log: string): string {
  return readFileSync(log, 'utf8').split('\n').slice(-15).join('\n')
}
