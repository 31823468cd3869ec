import type { Payload } from 'payload'
import type { JobData, Queue } from './defineQueue'

/** Done, or nothing to do and why. What can't be done now is thrown, and tried again. */
export type Outcome = 'done' | { skipped: string }
export const skipped = (reason: string): Outcome => ({ skipped: reason })

/** Aborted when the worker stops or the job's time is up. */
export type HandlerContext = { payload: Payload; signal: AbortSignal }

/** Carries out one job. It may run twice, late, or after its row is gone; each time the result is the same. */
export type Handler<Q extends Queue> = (data: JobData<Q>, context: HandlerContext) => Promise<Outcome>

/**
 * After a failed try: `settled` where another would fail the same way and the job is over with; else it is tried again.
 */
export type FailureHandler<Q extends Queue> = (
  data: JobData<Q>,
  error: unknown,
  context: HandlerContext,
) => Promise<'settled' | 'retry'>

/** For a job that has used up its tries. May run twice, as handlers may. */
export type DeadLetterHandler<Q extends Queue> = (data: JobData<Q>, context: HandlerContext) => Promise<void>
