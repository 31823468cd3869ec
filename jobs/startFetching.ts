import type { Payload } from 'payload'
import type { Job, PgBoss } from 'pg-boss'
import { contextOf } from '@/core/context/context'
import { toStoredError } from '@/core/database/redactError'
import { log } from '@/core/log/log'
import { deadLetterOf } from './defineQueue'
import { workerOptions } from './types'
import { jobsOf, type RegisteredJob } from './withJobs'

/** Seconds between polls of a queue without notifications. */
const POLL_SECONDS = 2

type Fetched = Pick<Job<unknown>, 'id' | 'data' | 'signal'>

/** The fields that identify a job in the log. */
const describeJob = ({ queue }: RegisteredJob, { id, data }: Fetched) => ({
  queue: queue.name,
  jobId: id,
  ...(typeof data === 'object' && data !== null && 'fileId' in data && { fileId: data.fileId }),
})

/** Runs a job's handler. Throws to have it retried. */
export async function runJob(payload: Payload, job: RegisteredJob, fetched: Fetched): Promise<void> {
  const started = performance.now()
  const about = describeJob(job, fetched)
  const context = { payload, signal: fetched.signal }
  const data = fetched.data ?? {}
  try {
    const outcome = await job.run(data, context)
    const result = outcome === 'done' ? { outcome } : { outcome: 'skipped', reason: outcome.skipped }
    log.info({ ...about, ...result, ms: Math.round(performance.now() - started) }, 'job')
  } catch (error) {
    log.warn({ ...about, err: error, ms: Math.round(performance.now() - started) }, 'job failed')
    if ((await job.fail(data, error, context)) === 'settled') return
    // pg-boss stores the error with the job.
    throw toStoredError(error)
  }
}

/** Handles a job that has used up its retries. */
async function handleDeadLetter(payload: Payload, job: RegisteredJob, fetched: Fetched): Promise<void> {
  log.error(describeJob(job, fetched), 'a job has used up its tries')
  await job.handleDeadLetter(fetched.data ?? {}, { payload, signal: fetched.signal })
}

/**
 * One fetcher of a queue. It asks for the next job at once after each one; otherwise it waits for a notification and
 * polls every few seconds, which finds retries and missed notifications.
 */
async function fetchFrom(boss: PgBoss, queue: string, work: (job: Job<unknown>) => Promise<void>): Promise<void> {
  const pace = { pollingIntervalSeconds: POLL_SECONDS, notifyPollingIntervalSeconds: POLL_SECONDS }
  const fetcher = await boss.work(queue, pace, async (jobs) => {
    try {
      for (const job of jobs) await work(job)
    } finally {
      boss.notifyWorker(fetcher)
    }
  })
}

/** Starts fetching from all queues, with as many jobs of each step at once as configured. */
export async function startFetching(boss: PgBoss, payload: Payload): Promise<void> {
  const { concurrency } = workerOptions.of(contextOf(payload))
  for (const job of jobsOf(payload)) {
    const fetchers = job.queue.parallel ? concurrency : 1
    for (let fetcher = 0; fetcher < fetchers; fetcher += 1)
      await fetchFrom(boss, job.queue.name, (fetched) => runJob(payload, job, fetched))
    await fetchFrom(boss, deadLetterOf(job.queue), (fetched) => handleDeadLetter(payload, job, fetched))
  }
}
