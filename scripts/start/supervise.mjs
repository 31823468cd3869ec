import { signalIfRunning } from '../process/identity.mjs'
import { say } from './say.mjs'

/** Crashes within this time, in milliseconds, count together. */
const CRASH_WINDOW_MS = 60_000
const MAX_CRASHES = 5
/** Milliseconds; doubled with each crash in the window. */
const MIN_RESTART_DELAY_MS = 500

/**
 * Runs a command for as long as the shop runs, starting it again when it ends.
 * @param {{
 *   children: import('./children.mjs').Children, name: string, command: () => string[], env: NodeJS.ProcessEnv,
 *   onOutput?: (text: string) => void, giveUp: (reason: string) => void,
 * }} options `giveUp` is called when it crashes again and again
 */
export function supervise({ children, name, command, env, onOutput, giveUp }) {
  /** @type {number[]} */
  let crashes = []
  /** @type {import('./children.mjs').Child | undefined} */
  let current
  let restarting = false

  const launch = () => {
    if (children.stopping) return
    current = children.start(command(), { env })
    current.process.stdout?.on('data', (chunk) => void process.stdout.write(chunk))
    current.process.stderr?.on('data', (chunk) => void process.stderr.write(chunk))
    if (onOutput) current.process.stdout?.on('data', (chunk) => onOutput(String(chunk)))
    current.ended.then(({ code, signal }) => {
      if (children.stopping) return
      if (restarting) {
        restarting = false
        return launch()
      }
      const now = Date.now()
      crashes = [...crashes.filter((time) => now - time < CRASH_WINDOW_MS), now]
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`
      if (crashes.length >= MAX_CRASHES)
        return giveUp(`The ${name} ${how}, for the ${MAX_CRASHES}th time within a minute.`)
      const delay = MIN_RESTART_DELAY_MS * 2 ** (crashes.length - 1)
      say(`The ${name} ${how}. Starting it again in ${delay / 1000} s.`)
      setTimeout(launch, delay)
    })
  }

  launch()
  return {
    /** Ends it and starts it again with the environment of now. */
    restart() {
      restarting = true
      if (current) signalIfRunning(current.pid, 'SIGTERM')
    },
  }
}
