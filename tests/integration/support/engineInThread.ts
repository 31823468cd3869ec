import { Worker } from 'node:worker_threads'
import type { Task, TaskAnswer, TaskMessage } from '@jobs/engine/messages'
import { engineLimits } from '@jobs/engine/types'
import type { ShopContext } from '@/core/context/context'

/**
 * The engine for handlers in a test's own process, which can't load TypeScript in threads by itself: a thread for each
 * task.
 */
export function runEngine(context: ShopContext, task: Task): Promise<TaskAnswer> {
  const thread = new Worker(new URL('../../../jobs/engine/thread.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
  })
  return new Promise<TaskAnswer>((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    const order: TaskMessage = { task, limits: engineLimits(context) }
    thread.postMessage(order)
  }).finally(() => thread.terminate())
}

export const closeEngine = async (): Promise<void> => undefined
