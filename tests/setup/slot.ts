import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { identify } from '../../scripts/process/identity.mjs'
import { acquireLock, type Lock } from '../../scripts/process/lock.mjs'
import { stopProcessesOf } from './stopProcessesOf.mjs'

/** Test runs at the same time that one checkout takes. */
const MAX_SLOTS = 16

export const PROJECT = path.resolve(import.meta.dirname, '../..')

export { SLOT_VARIABLE } from './stopProcessesOf.mjs'

/** Tells test files the folder of their run. The runner's own processes have this one, and not the other. */
export const FOLDER_VARIABLE = 'SHOP_TEST_FOLDER'

/** A folder that one test run has to itself; the next run finds its database there already made. */
export type Slot = { folder: string; release(): Promise<void> }

export async function acquireSlot(): Promise<Slot> {
  for (let number = 0; number < MAX_SLOTS; number++) {
    const folder = path.join(PROJECT, '.tmp', `test-${number}`)
    mkdirSync(folder, { recursive: true })
    const { lock } = acquireLock(path.join(folder, 'lock'))
    if (lock) return open(folder, lock)
  }
  throw new Error(`${MAX_SLOTS} test runs are under way already`)
}

async function open(folder: string, lock: Lock): Promise<Slot> {
  await stopProcessesOf(folder)
  startJanitor(folder)
  return {
    folder,
    async release() {
      await stopProcessesOf(folder)
      lock.release()
    },
  }
}

/** A killed or interrupted run ends nothing itself, so a janitor process does. */
function startJanitor(folder: string): void {
  const watched = JSON.stringify(identify(process.pid))
  const janitor = path.join(import.meta.dirname, 'janitor.mjs')
  spawn(process.execPath, [janitor, folder, watched], { stdio: 'ignore', detached: true }).unref()
}
