import { log } from '@/core/log/log'
import type { objectQueues } from '../fileQueues'
import type { Handler } from '../handler'
import { sweepsOf } from '../withSweeps'

/** Runs the sweeps of all plugins in turn. If one fails the others still run, and all are retried. */
export const sweepObjects: Handler<typeof objectQueues.sweepObjects> = async (_, context) => {
  const failures: unknown[] = []
  for (const load of sweepsOf(context.payload)) {
    if (context.signal.aborted) break
    try {
      await (await load())(context)
    } catch (error) {
      log.warn({ err: error }, 'a sweep failed')
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return 'done'
}
