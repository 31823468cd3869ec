import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { env } from '@/env'
import { type BuildSize, estimateMemory, MAX_HEAP_BYTES, UNKNOWN_SIZE } from './estimateMemory'
import { MemoryQueue } from './memoryQueue'
import type { Task, TaskAnswer } from './messages'

/** Milliseconds a task may take. */
const PATIENCE = 60_000
/** A thread that had more than this for its task ends with it: what it leaves to the garbage collector would count twice. */
const REUSABLE_BYTES = 128 * 1024 * 1024

type Waiting = { task: Task; resolve: (answer: TaskAnswer) => void; reject: (error: Error) => void }

const threads = Math.max(1, Math.min(4, availableParallelism()))
const waiting = new MemoryQueue<Waiting>(env.ENGINE_MEMORY_BYTES)
const idle: Worker[] = []
let busy = 0

const startThread = () =>
  new Worker(new URL('./thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_BYTES / 1024 ** 2 },
  })

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

const needsTooMuch = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

function next(): void {
  if (busy >= threads) return
  const taken = waiting.take()
  if (!taken) return
  const { item: job, bytes } = taken
  busy += 1
  const thread = idle.pop() ?? startThread()
  thread.removeAllListeners()
  const finish = async (settle: () => void, reusable: boolean): Promise<void> => {
    clearTimeout(timer)
    if (reusable && bytes <= REUSABLE_BYTES) keep(thread)
    else {
      thread.removeAllListeners()
      thread.on('error', () => undefined)
      await thread.terminate()
    }
    busy -= 1
    waiting.give(bytes)
    settle()
    next()
  }
  const timer = setTimeout(
    () => void finish(() => job.reject(new Error('the engine took too long and was stopped')), false),
    PATIENCE,
  )
  thread.once('message', (answer: TaskAnswer) => void finish(() => job.resolve(answer), true))
  thread.once('error', (error) => {
    // The file would need as much the next time.
    const refused = { kind: 'refused', code: 'limits_exceeded', message: 'needs more memory than there is' } as const
    if (needsTooMuch(error)) void finish(() => job.resolve(refused), false)
    else void finish(() => job.reject(error instanceof Error ? error : new Error(String(error))), false)
  })
  thread.once(
    'exit',
    (code) => void finish(() => job.reject(new Error(`the engine's thread ended with ${code}`)), false),
  )
  thread.postMessage(job.task)
  next()
}

/**
 * Has the engine look at a local file of so many bytes in a thread of its own, with a heap limit and a timer that kills. All threads
 * share one budget of memory (`ENGINE_MEMORY_BYTES`): a task begins when there is room for what it is estimated to take.
 * @param size of the build, where an inspection has found it
 * @throws Error where the thread ended or ran out of time; never for what is wrong with the file
 */
export const runEngine = (task: Task, fileBytes: number, size: BuildSize = UNKNOWN_SIZE): Promise<TaskAnswer> =>
  new Promise((resolve, reject) => {
    waiting.add({ task, resolve, reject }, estimateMemory(task, fileBytes, size))
    next()
  })

/** Has a thread load the engine before the first file needs it. */
export const warmEngine = (): void => keep(startThread())

/** Ends every idle thread; called when the worker stops. */
export async function closeEngine(): Promise<void> {
  await Promise.all(idle.splice(0).map((thread) => thread.terminate()))
}
