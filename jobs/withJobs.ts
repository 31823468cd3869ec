import type { Config } from 'payload'
import type { z } from 'zod'
import { createRegistration } from '@/core/config/registration'
import type { Queue } from './defineQueue'
import type { DeadLetterHandler, FailureHandler, Handler, HandlerContext, Outcome } from './handler'

/** How a plugin handles the jobs of a queue. Loaded with the first job: the web process never loads it. */
export type JobHandling<Q extends Queue> = {
  handle: () => Promise<Handler<Q>>
  onFailure?: () => Promise<FailureHandler<Q>>
  onDead?: () => Promise<DeadLetterHandler<Q>>
}

/** A queue with its handlers, which validate the data of a job themselves. */
export type RegisteredJob = {
  queue: Queue
  run(data: unknown, context: HandlerContext): Promise<Outcome>
  fail(data: unknown, error: unknown, context: HandlerContext): Promise<'settled' | 'retry'>
  handleDeadLetter(data: unknown, context: HandlerContext): Promise<void>
}

const registration = createRegistration<RegisteredJob>('jobs')

/** The queues of all plugins, with their handlers. */
export const jobsOf = registration.itemsOf

function toJob<Data extends z.ZodType<object>>(
  queue: Queue<Data>,
  { handle, onFailure, onDead }: JobHandling<Queue<Data>>,
): RegisteredJob {
  return {
    queue,
    run: async (data, context) => (await handle())(queue.data.parse(data), context),
    fail: async (data, error, context) =>
      onFailure ? (await onFailure())(queue.data.parse(data), error, context) : 'retry',
    handleDeadLetter: async (data, context) => {
      if (onDead) await (await onDead())(queue.data.parse(data), context)
    },
  }
}

/**
 * Registers a plugin's queues with their handlers: a queue without one does not compile.
 * @throws Error where a handler is missing after all, or a queue of that name is registered already
 */
export function withJobs<Queues extends Record<string, Queue>>(
  config: Config,
  queues: Queues,
  handlings: { [Key in keyof Queues]: JobHandling<Queues[Key]> },
): Config {
  const names = new Set(jobsOf(config).map(({ queue }) => queue.name))
  const jobs = Object.entries(queues).map(([key, queue]) => {
    const handling = handlings[key]
    if (!handling) throw new Error(`The queue ${queue.name} has no handler`)
    if (names.has(queue.name)) throw new Error(`The queue ${queue.name} is registered twice`)
    names.add(queue.name)
    return toJob(queue, handling)
  })
  return registration.add(config, jobs)
}
