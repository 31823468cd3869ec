import type { z } from 'zod'

/** How jobs of a queue are tried again. Seconds, unless the name says otherwise. */
export type QueuePolicy = {
  retryLimit: number
  retryDelay: number
  retryDelayMax: number
  expireInSeconds: number
  heartbeatSeconds: number
}

/** 2, 4, 8, 16, 32, 60 seconds: a service that restarts is waited for, two minutes at most; then a person decides. */
export const defaultPolicy: QueuePolicy = {
  retryLimit: 6,
  retryDelay: 2,
  retryDelayMax: 60,
  expireInSeconds: 300,
  heartbeatSeconds: 20,
}
/** Nobody waits for these, so they may wait longer for what they need. */
export const backgroundPolicy: QueuePolicy = { ...defaultPolicy, retryLimit: 10, retryDelayMax: 600 }

/** A queue as rooms declare it: what enqueues a job needs to know no more, least of all the handler. */
export type Queue<Data extends z.ZodType<object> = z.ZodType<object>> = {
  /** Unique among all rooms. A job that has used up its tries goes to the dead letter of this name. */
  readonly name: string
  /** The shape of its jobs: ids only. */
  readonly data: Data
  readonly policy: QueuePolicy
  /** When a job without data is added by the clock (cron, UTC). @default never */
  readonly schedule?: string
  /** As many jobs at a time as the operator allows a worker. @default one at a time */
  readonly parallel?: true
}
export type JobData<Q extends Queue> = z.output<Q['data']>

/** Declares a queue. A room registers it with its handler by `withJobs`. */
export const defineQueue = <Data extends z.ZodType<object>>(queue: Queue<Data>): Queue<Data> => queue

export const deadLetterOf = ({ name }: Queue): string => `${name}.dead`
