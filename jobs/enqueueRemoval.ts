import type { Executor } from '@/core/database/executor'
import { enqueue } from './enqueue'
import { objectQueues } from './fileQueues'

/** Keys per job. */
const BATCH = 500

/** Enqueues the removal of stored objects, done after the commit unless something else refers to them. */
export async function enqueueRemoval(tx: Executor, keys: readonly string[]): Promise<void> {
  for (let at = 0; at < keys.length; at += BATCH)
    await enqueue(tx, objectQueues.removeObjects, { keys: keys.slice(at, at + BATCH) })
}
