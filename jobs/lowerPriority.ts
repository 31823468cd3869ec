import { readdirSync } from 'node:fs'
import { setPriority } from 'node:os'

/**
 * Niceness of a worker: on a busy machine it still gets about a quarter of the CPU, so that work holding a lock can
 * finish.
 */
const NICENESS = 5

/** The threads of this process. Only Linux has a priority per thread; elsewhere it is per process. */
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
