import { defineOptions, wholeNumber } from '@/core/context/defineOptions'

export type WorkerOptions = {
  /** Jobs of each step of a file at a time. @default 4 */
  concurrency?: number
}

export const workerOptions = defineOptions<WorkerOptions>('worker', { concurrency: wholeNumber(4, 1, 64) })
