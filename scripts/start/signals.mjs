import { readFileSync } from 'node:fs'
import { findParent, identify, isRunning } from '../process/identity.mjs'

/**
 * npm passes on a Ctrl-C that the terminal has already sent to us: within this time, in milliseconds, it is the same
 * one.
 */
const SAME_SIGNAL_MS = 1_000
/** How often we look whether npm is still there, in milliseconds. */
const CHECK_INTERVAL_MS = 1_000

/**
 * Calls `stop` at the first request to end and `kill` at the second.
 * @param {{ stop: () => void, kill: () => void }} handlers
 */
export function onStopSignal({ stop, kill }) {
  /** @type {number | null} */
  let first = null
  const request = () => {
    if (first === null) {
      first = Date.now()
      stop()
    } else if (Date.now() - first > SAME_SIGNAL_MS) kill()
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, request)
  // A reader of our output that left (`npm start | head`) is no reason to fall over.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

  if (!process.env.npm_lifecycle_event) return
  const npm = findAncestors()
  const look = setInterval(() => {
    if (npm.every(isRunning)) return
    clearInterval(look)
    request() // npm was killed, and could pass nothing on
  }, CHECK_INTERVAL_MS)
  look.unref()
}

/** npm, and the shell that it may have started us through. */
function findAncestors() {
  const parent = identify(process.ppid)
  const grandparent = isShell(process.ppid) ? identify(findParent(process.ppid) ?? 0) : null
  return [parent, grandparent].filter((identity) => identity !== null)
}

/** @param {number} pid */
function isShell(pid) {
  try {
    return /^(ba|da|a|z|k)?sh$/.test(readFileSync(`/proc/${pid}/comm`, 'utf8').trim())
  } catch {
    return false
  }
}
