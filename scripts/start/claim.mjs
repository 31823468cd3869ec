import path from 'node:path'
import { findByEnvironment, signalIfRunning } from '../process/identity.mjs'
import { acquireLock } from '../process/lock.mjs'
import { waitUntil } from '../process/waitUntil.mjs'
import { PlainError } from './fail.mjs'

/**
 * Every process of a shop carries its data folder in this variable, so that what a killed start command left is found.
 */
export const RUN_VARIABLE = 'SHOP_RUNS_ON'

/** Milliseconds a leftover has to end by itself. */
const LEFTOVER_STOP_TIMEOUT_MS = 3_000

/**
 * Makes this process the only one that runs a shop on this folder, and stops what a killed one before it left running.
 * @param {string} dataFolder
 */
export async function claimDataFolder(dataFolder) {
  const taken = acquireLock(path.join(dataFolder, 'run.json'))
  if (!taken.lock) {
    throw new PlainError(
      `A shop already runs on ${dataFolder} (process ${taken.holder.pid}). Stop it first, or set another DATA_DIR.`,
    )
  }
  await stopLeftovers(dataFolder)
  return taken.lock
}

/** @param {string} dataFolder */
async function stopLeftovers(dataFolder) {
  const leftovers = () => findByEnvironment(RUN_VARIABLE, dataFolder)
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
    const found = leftovers()
    if (found.length === 0) return
    for (const pid of found) signalIfRunning(pid, signal)
    await waitUntil(() => leftovers().length === 0, LEFTOVER_STOP_TIMEOUT_MS)
  }
}
