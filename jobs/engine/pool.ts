import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { perContext, type ShopContext } from '@/core/context/context'
import { type BuildSize, estimateMemory, MAX_HEAP_BYTES, UNKNOWN_SIZE } from './estimateMemory'
import { MemoryQueue } from './memoryQueue'
import type { Task, TaskAnswer, TaskMessage } from './messages'
import { engineLimits, engineOptions } from './types'

const TASK_TIMEOUT_MS = 60_000
/** Threads whose task used more are not reused: their uncollected garbage would count twice. */
const REUSABLE_BYTES = 128 * 1024 * 1024
const MAX_THREADS = 4

type Job = { order: TaskMessage; resolve: (answer: TaskAnswer) => void; reject: (error: Error) => void }

const startThread = () =>
  new Worker(new URL('./thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_BYTES / 1024 ** 2 },
  })

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/** Threads that share a memory budget in bytes: a task starts when its estimate fits. */
class EnginePool {
  readonly #waiting: MemoryQueue<Job>
  readonly #threads = Math.max(1, Math.min(MAX_THREADS, availableParallelism()))
  readonly #idle: Worker[] = []
  #busy = 0

  constructor(budgetBytes: number) {
    this.#waiting = new MemoryQueue(budgetBytes)
  }

  add(job: Job, bytes: number): void {
    this.#waiting.add(job, bytes)
    this.#next()
  }

  /** Keeps an idle thread for the next task; one that exits meanwhile is dropped. */
  reuse(thread: Worker): void {
    thread.removeAllListeners()
    thread.on('error', () => undefined)
    thread.once('exit', () => {
      const at = this.#idle.indexOf(thread)
      if (at >= 0) this.#idle.splice(at, 1)
    })
    this.#idle.push(thread)
  }

  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((thread) => thread.terminate()))
  }

  #next(): void {
    if (this.#busy >= this.#threads) return
    const taken = this.#waiting.take()
    if (!taken) return
    const { item: job, bytes } = taken
    this.#busy += 1
    const thread = this.#idle.pop() ?? startThread()
    thread.removeAllListeners()
    const finish = async (settle: () => void, reusable: boolean): Promise<void> => {
      clearTimeout(timer)
      if (reusable && bytes <= REUSABLE_BYTES) this.reuse(thread)
      else {
        thread.removeAllListeners()
        thread.on('error', () => undefined)
        await thread.terminate()
      }
      this.#busy -= 1
      this.#waiting.release(bytes)
      settle()
      this.#next()
    }
    const fail = (error: Error) => void finish(() => job.reject(error), false)
    const timer = setTimeout(() => fail(new Error('the engine took too long and was stopped')), TASK_TIMEOUT_MS)
    thread.once('message', (answer: TaskAnswer) => void finish(() => job.resolve(answer), true))
    thread.once('error', (error) => {
      // A retry would need as much memory.
      const refused = {
        kind: 'refused',
        code: 'limits_exceeded',
        message: 'needs more memory than is available',
      } as const
      if (isOutOfMemory(error)) void finish(() => job.resolve(refused), false)
      else fail(error instanceof Error ? error : new Error(String(error)))
    })
    thread.once('exit', (code) => fail(new Error(`the engine's thread ended with ${code}`)))
    thread.postMessage(job.order)
    this.#next()
  }
}

const poolOf = perContext('engine', (context) => new EnginePool(engineOptions.of(context).memoryBytes))

/**
 * Runs a task on a local file in a thread with a heap limit and a timeout.
 * @param size of the build, where an inspection has found it
 * @throws Error where the thread ended or ran out of time; never for what is wrong with the file
 */
export const runEngine = (
  context: ShopContext,
  task: Task,
  fileBytes: number,
  size: BuildSize = UNKNOWN_SIZE,
): Promise<TaskAnswer> =>
  new Promise((resolve, reject) => {
    const limits = engineLimits(context)
    const bytes = estimateMemory(task, fileBytes, size, limits)
    poolOf(context).add({ order: { task, limits }, resolve, reject }, bytes)
  })

/** Starts a thread so that the engine is loaded before the first file needs it. */
export const warmEngine = (context: ShopContext): void => poolOf(context).reuse(startThread())

/** Ends every idle thread; called when the worker stops. */
export const closeEngine = (context: ShopContext): Promise<void> => poolOf(context).close()
