import type { Payload } from 'payload'
import type { Job, PgBoss } from 'pg-boss'
import { contextOf } from '@/core/context/context'
import { toStoredError } from '@/core/database/redactError'
import { log } from '@/core/log/log'
import { deadLetterOf } from './defineQueue'
import { workerOptions } from './types'
import { jobsOf, type RegisteredJob } from './withJobs'

/** Seconds between looks at a queue when no notification came. */
const POLL_SECONDS = 2

type Fetched = Pick<Job<unknown>, 'id' | 'data' | 'signal'>

/** What tells one job from another in the log. */
const describeJob = ({ queue }: RegisteredJob, { id, data }: Fetched) => ({
  queue: queue.name,
  jobId: id,
  ...(typeof data === 'object' && data !== null && 'fileId' in data && { fileId: data.fileId }),
})

/** Runs a job's handler. Throws what is to be tried again. */
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
    // pg-boss keeps what is thrown with the job.
    throw toStoredError(error)
  }
}

/** What happens to a job that has used up its tries. */
async function handleDeadLetter(payload: Payload, job: RegisteredJob, fetched: Fetched): Promise<void> {
  log.error(describeJob(job, fetched), 'a job has used up its tries')
  await job.bury(fetched.data ?? {}, { payload, signal: fetched.signal })
}

/**
 * One fetcher of a queue. After each job it asks for the next at once; else it waits for a notification, and looks by
 * itself every few seconds, which is when retries and what a notification missed are found.
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

/** Begins to fetch from the queues of all rooms, so many jobs of each step at a time as the operator allows. */
export async function startFetching(boss: PgBoss, payload: Payload): Promise<void> {
  const { concurrency } = workerOptions.of(contextOf(payload))
  for (const job of jobsOf(payload)) {
    const fetchers = job.queue.parallel ? concurrency : 1
    for (let fetcher = 0; fetcher < fetchers; fetcher += 1)
      await fetchFrom(boss, job.queue.name, (fetched) => runJob(payload, job, fetched))
    await fetchFrom(boss, deadLetterOf(job.queue), (fetched) => handleDeadLetter(payload, job, fetched))
  }
}
