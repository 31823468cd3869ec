import type { Payload } from 'payload'
import type { JobData, QueueName } from './queues'

/** Done, or nothing to do and why. What can't be done now is thrown, and tried again. */
export type Outcome = 'done' | { skipped: string }
export const skipped = (reason: string): Outcome => ({ skipped: reason })

/** Aborted when the worker stops or the job's time is up. */
export type HandlerContext = { payload: Payload; signal: AbortSignal }

/** Carries out one job. It may run twice, late, or after its row is gone; each time the result is the same. */
export type Handler<Name extends QueueName> = (data: JobData<Name>, context: HandlerContext) => Promise<Outcome>
