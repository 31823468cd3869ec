import { spawn } from 'node:child_process'
import path from 'node:path'
import { isGroupRunning, signalIfRunning } from '../process/identity.mjs'
import { waitUntil } from '../process/waitUntil.mjs'
import { PROJECT, projectNode } from './project.mjs'

/**
 * A command running in a process group of its own.
 * @typedef {{
 *   pid: number, process: import('node:child_process').ChildProcess,
 *   ended: Promise<{ code: number | null, signal: string | null }>,
 * }} Child
 */

/** Milliseconds. With the database's own, everything is stopped within 15 s. */
const STOP_TIMEOUT_MS = 9_000

const WRAPPER = path.join(PROJECT, 'scripts', 'start', 'child.mjs')

/** Starts commands and sees to it that none is left. */
export class Children {
  /** @type {Set<Child>} */
  #running = new Set()
  #stopping = false

  get stopping() {
    return this.#stopping
  }

  /**
   * @param {string[]} command @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
   * @returns {Child}
   */
  start(command, { env = process.env, cwd = PROJECT } = {}) {
    if (this.#stopping) throw new Stopping()
    const stdio = /** @type {const} */ (['ignore', 'pipe', 'pipe', 'ipc'])
    const wrapped = spawn(projectNode(), [WRAPPER, ...command], { cwd, env, stdio: [...stdio], detached: true })
    if (!wrapped.pid) throw new Error(`${command[0]} could not be started`)
    const { pid } = wrapped
    /** @type {Child} */
    const child = {
      pid,
      process: wrapped,
      ended: new Promise((resolve) => {
        wrapped.once('exit', async (code, signal) => {
          // Killed, the wrapper leaves its command behind; and a command may leave its own.
          await this.#killGroup(pid)
          this.#running.delete(child)
          resolve({ code, signal })
        })
      }),
    }
    this.#running.add(child)
    return child
  }

  /** Runs a command to its end and gives what it printed. @param {string[]} command
   * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, onOutput?: (text: string) => void }} [options] */
  async run(command, { onOutput, ...options } = {}) {
    const child = this.start(command, options)
    let output = ''
    for (const stream of [child.process.stdout, child.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output = (output + text).slice(-200_000)
        onOutput?.(text)
      })
    }
    const { code, signal } = await child.ended
    if (this.#stopping) throw new Stopping()
    return { code: signal ? 1 : code, output }
  }

  /** Asks all to end, and kills those that haven't when the grace is over. Nothing can be started any more. */
  async stopAll() {
    this.#stopping = true
    const all = [...this.#running]
    for (const { pid } of all) signalIfRunning(pid, 'SIGTERM')
    const everyEnd = Promise.all(all.map((child) => child.ended))
    const timer = setTimeout(() => this.killAll(), STOP_TIMEOUT_MS)
    await everyEnd
    clearTimeout(timer)
  }

  killAll() {
    this.#stopping = true
    for (const { pid } of this.#running) signalIfRunning(-pid, 'SIGKILL')
  }

  /** @param {number} pid */
  async #killGroup(pid) {
    if (!isGroupRunning(pid)) return
    signalIfRunning(-pid, 'SIGKILL')
    await waitUntil(() => !isGroupRunning(pid), 5_000, 20)
  }
}

/** Thrown where something would be started while everything is being stopped. */
export class Stopping extends Error {}
