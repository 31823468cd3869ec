import { defineOptions, wholeNumber } from '@/core/context/defineOptions'

export type WorkerOptions = {
  /** Concurrent jobs of each processing step. @default 4 */
  concurrency?: number
}

export const workerOptions = defineOptions<WorkerOptions>('worker', { concurrency: wholeNumber(4, 1, 64) })
