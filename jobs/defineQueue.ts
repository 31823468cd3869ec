import type { z } from 'zod'

/** The retry policy of a queue. In seconds, unless the name says otherwise. */
export type QueuePolicy = {
  retryLimit: number
  retryDelay: number
  retryDelayMax: number
  expireInSeconds: number
  heartbeatSeconds: number
}

/** Retries after 2, 4, 8, 16, 32 and 60 seconds: long enough for a service to restart; then a moderator decides. */
export const defaultPolicy: QueuePolicy = {
  retryLimit: 6,
  retryDelay: 2,
  retryDelayMax: 60,
  expireInSeconds: 300,
  heartbeatSeconds: 20,
}
/** For jobs that no user waits for: more retries, longer delays. */
export const backgroundPolicy: QueuePolicy = { ...defaultPolicy, retryLimit: 10, retryDelayMax: 600 }

/** A queue as plugins declare it: all that enqueueing needs, without the handler. */
export type Queue<Data extends z.ZodType<object> = z.ZodType<object>> = {
  /** Unique. A job that has used up its retries goes to the dead-letter queue of this name. */
  readonly name: string
  /** The schema of its jobs' data: ids only. */
  readonly data: Data
  readonly policy: QueuePolicy
  /** When a job without data is scheduled (cron, UTC). @default never */
  readonly schedule?: string
  /** Whether a worker runs several of its jobs at once, as configured. @default one at a time */
  readonly parallel?: true
}
export type JobData<Q extends Queue> = z.output<Q['data']>

/** Declares a queue. A plugin registers it with its handler by `withJobs`. */
export const defineQueue = <Data extends z.ZodType<object>>(queue: Queue<Data>): Queue<Data> => queue

export const deadLetterOf = ({ name }: Queue): string => `${name}.dead`
