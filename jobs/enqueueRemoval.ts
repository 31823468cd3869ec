import type { Executor } from '@/core/database/executor'
import { enqueue } from './enqueue'
import { objectQueues } from './fileQueues'

/** Keys that one job removes. */
const BATCH = 500

/** Has stored bytes removed once the transaction commits, as far as nothing else refers to them then. */
export async function enqueueRemoval(tx: Executor, keys: readonly string[]): Promise<void> {
  for (let at = 0; at < keys.length; at += BATCH)
    await enqueue(tx, objectQueues.removeObjects, { keys: keys.slice(at, at + BATCH) })
}
