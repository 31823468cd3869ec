import { spawn } from 'node:child_process'
import { identify, isGroupRunning, signalIfRunning } from '../../scripts/process/identity.mjs'
import { waitUntil } from '../../scripts/process/waitUntil.mjs'
import { PROJECT } from './slot'

/** Milliseconds. */
const READY_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 15_000

/** One process of the shop. */
export type ShopProcess = {
  readonly name: string
  readonly pid: number
  isRunning(): boolean
  /** Everything it has printed, over all its lives. */
  logs(): string
  /** As the kernel would: at once, with no chance to tidy up. */
  kill(): Promise<void>
  /** Freezes it, as a stalled machine would; `resume` lets it go on. */
  pause(): void
  resume(): void
  /** SIGTERM; killed when it takes more than 15 s. @returns milliseconds it took */
  stop(): Promise<number>
  /** Starts it again, after `kill` or `stop`, and waits until it is at work. */
  start(): Promise<void>
}

/** A process that is yet to be started. @param isReady gets what this life of it has printed */
export function makeProcess(
  name: string,
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  isReady: (output: string) => boolean | Promise<boolean>,
  cwd = PROJECT,
): ShopProcess {
  const [program = '', ...args] = command
  let history = ''
  let output = ''
  let pid = 0
  let running = () => false

  const stop = async (signal: NodeJS.Signals) => {
    const begin = performance.now()
    if (running()) signalIfRunning(-pid, 'SIGCONT') // a frozen one would never see the rest
    if (running()) signalIfRunning(pid, signal)
    await waitUntil(() => !running(), STOP_TIMEOUT_MS, 10)
    const took = performance.now() - begin
    if (pid !== 0 && isGroupRunning(pid)) signalIfRunning(-pid, 'SIGKILL')
    return took
  }

  return {
    name,
    get pid() {
      return pid
    },
    isRunning: () => running(),
    logs: () => history + output,
    kill: async () => void (await stop('SIGKILL')),
    pause: () => void signalIfRunning(-pid, 'SIGSTOP'),
    resume: () => void signalIfRunning(-pid, 'SIGCONT'),
    stop: () => stop('SIGTERM'),
    async start() {
      if (running()) throw new Error(`the ${name} runs already`)
      history += output
      output = ''
      const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text
        })
      }
      pid = child.pid ?? 0
      running = () => child.exitCode === null && child.signalCode === null && identify(pid) !== null
      const ready = await waitUntil(async () => !running() || (await isReady(output)), READY_TIMEOUT_MS, 50)
      if (!running())
        throw new Error(`the ${name} ended (${child.exitCode ?? child.signalCode}):\n${output.slice(-4_000)}`)
      if (!ready) throw new Error(`the ${name} does not get ready:\n${output.slice(-4_000)}`)
    },
  }
}
