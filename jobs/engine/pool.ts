import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Task, TaskAnswer } from './messages'

/** Milliseconds a task may take, and MiB of JavaScript heap of a thread. Typed arrays are bounded by the engine's own limits. */
const PATIENCE = 60_000
const HEAP_MIB = 512

type Waiting = { task: Task; resolve: (answer: TaskAnswer) => void; reject: (error: Error) => void }

const threads = Math.max(1, Math.min(4, availableParallelism()))
const waiting: Waiting[] = []
const idle: Worker[] = []
let busy = 0

const startThread = () =>
  new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB } })

/** A thread that ends while idle is forgotten; the next task starts another. */
function keep(thread: Worker): void {
  thread.removeAllListeners()
  thread.on('error', () => undefined)
  thread.once('exit', () => {
    const at = idle.indexOf(thread)
    if (at >= 0) idle.splice(at, 1)
  })
  idle.push(thread)
}

function next(): void {
  if (busy >= threads) return
  const job = waiting.shift()
  if (!job) return
  busy += 1
  const thread = idle.pop() ?? startThread()
  thread.removeAllListeners()
  const finish = (settle: () => void, reusable: boolean) => {
    clearTimeout(timer)
    busy -= 1
    if (reusable) keep(thread)
    else {
      thread.removeAllListeners()
      thread.on('error', () => undefined)
      void thread.terminate()
    }
    settle()
    next()
  }
  const timer = setTimeout(
    () => finish(() => job.reject(new Error('the engine took too long and was stopped')), false),
    PATIENCE,
  )
  thread.once('message', (answer: TaskAnswer) => finish(() => job.resolve(answer), true))
  thread.once('error', (error) =>
    finish(() => job.reject(error instanceof Error ? error : new Error(String(error))), false),
  )
  thread.once('exit', (code) => finish(() => job.reject(new Error(`the engine's thread ended with ${code}`)), false))
  thread.postMessage(job.task)
}

/**
 * Has the engine look at a local file in a thread of its own, with a heap limit and a timer that kills.
 * @throws Error where the thread ended, ran out of memory or time; never for what is wrong with the file
 */
export const runEngine = (task: Task): Promise<TaskAnswer> =>
  new Promise((resolve, reject) => {
    waiting.push({ task, resolve, reject })
    next()
  })

/** Has a thread load the engine before the first file needs it. */
export const warmEngine = (): void => keep(startThread())

/** Ends every idle thread; called when the worker stops. */
export async function closeEngine(): Promise<void> {
  await Promise.all(idle.splice(0).map((thread) => thread.terminate()))
}
