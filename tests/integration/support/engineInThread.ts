import { Worker } from 'node:worker_threads'
import type { Task, TaskAnswer } from '@jobs/engine/messages'
import type { ShopContext } from '@/core/context/context'

/** The engine for handlers in a test's own process, which can't load TypeScript in threads by itself: a thread for each task. */
export function runEngine(_context: ShopContext, task: Task): Promise<TaskAnswer> {
  const thread = new Worker(new URL('../../../jobs/engine/thread.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
  })
  return new Promise<TaskAnswer>((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.postMessage(task)
  }).finally(() => thread.terminate())
}

export const closeEngine = async (): Promise<void> => undefined
