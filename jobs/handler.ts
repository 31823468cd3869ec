import type { Payload } from 'payload'
import type { JobData, Queue } from './defineQueue'

/** Done, or skipped with a reason. Temporary failures are thrown and retried. */
export type Outcome = 'done' | { skipped: string }
export const skipped = (reason: string): Outcome => ({ skipped: reason })

/** Aborted when the worker stops or the job's time is up. */
export type HandlerContext = { payload: Payload; signal: AbortSignal }

/** Runs one job. It may run twice, late, or after its row is gone; the result is the same each time. */
export type Handler<Q extends Queue> = (data: JobData<Q>, context: HandlerContext) => Promise<Outcome>

/**
 * Called after a failed attempt. `settled`: a retry would fail the same way, and the job is over; else it is retried.
 */
export type FailureHandler<Q extends Queue> = (
  data: JobData<Q>,
  error: unknown,
  context: HandlerContext,
) => Promise<'settled' | 'retry'>

/** For a job that has used up its retries. May run twice, as handlers may. */
export type DeadLetterHandler<Q extends Queue> = (data: JobData<Q>, context: HandlerContext) => Promise<void>
