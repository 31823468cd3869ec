import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { identify, isRunning } from './identity.mjs'

/**
 * A lock that a killed holder can't keep: the file names its holder, and counts only while that process runs.
 * @typedef {{ release(): void }} Lock
 * @typedef {import('./identity.mjs').ProcessIdentity} ProcessIdentity
 */

/** @param {string} file @returns {ProcessIdentity | null} what the file says, whether or not its holder still runs */
export function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * Takes the lock, or tells who holds it.
 * @param {string} file
 * @returns {{ lock: Lock } | { lock: null, holder: ProcessIdentity }}
 */
export function acquireLock(file) {
  const me = identify(process.pid)
  if (!me) throw new Error('this process cannot be found among the running ones')
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  writeFileSync(draft, JSON.stringify(me), { mode: 0o600 })
  try {
    for (;;) {
      try {
        publish(draft, file)
        break
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
      }
      const holder = readLock(file)
      if (holder && isRunning(holder)) return { lock: null, holder }
      removeStale(file)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return { lock: { release: () => release(file, me) } }
}

/**
 * Waits for the lock. @param {string} file
 * @param {{ timeoutMs?: number, onWait?: (holder: ProcessIdentity) => void }} [options]
 * @returns {Promise<Lock>}
 */
export async function waitForLock(file, { timeoutMs = 600_000, onWait } = {}) {
  const until = Date.now() + timeoutMs
  for (let tried = 0; ; tried++) {
    const taken = acquireLock(file)
    if (taken.lock) return taken.lock
    if (tried === 0) onWait?.(taken.holder)
    if (Date.now() > until) throw new Error(`${file} is held by process ${taken.holder.pid} for too long`)
    await sleep(100)
  }
}

/**
 * Two processes may find the same stale lock: only one moves it, and one that moved a fresh lock puts it back.
 * @param {string} file
 */
function removeStale(file) {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = readLock(aside)
  try {
    if (moved && isRunning(moved)) publish(aside, file)
  } finally {
    rmSync(aside, { force: true })
  }
}

/**
 * Puts it there whole at once, and only where nothing is: a reader never sees half a lock.
 * @param {string} from
 * @param {string} to
 */
function publish(from, to) {
  try {
    linkSync(from, to)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') throw error
    copyFileSync(from, to, constants.COPYFILE_EXCL) // a file system without hard links
  }
}

/** @param {string} file @param {import('./identity.mjs').ProcessIdentity} me */
function release(file, me) {
  const holder = readLock(file)
  if (holder?.pid === me.pid && holder.started === me.started) rmSync(file, { force: true })
}
