import { readdirSync } from 'node:fs'
import { setPriority } from 'node:os'

/**
 * Niceness of a worker: on a busy machine it gets about a quarter of the CPU, so that what holds a lock is not kept
 * from ending.
 */
const NICENESS = 5

/** The threads of this process. Only Linux gives each a priority of its own; elsewhere the process has one. */
function listThreads(): number[] {
  try {
    return readdirSync('/proc/self/task').map(Number)
  } catch {
    return [0]
  }
}

/** Lets requests go before background work. Threads started later inherit it. */
export function lowerPriority(): void {
  for (const thread of listThreads()) setPriority(thread, NICENESS)
}
