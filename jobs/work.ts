import { accountMail } from '@plugins/accounts/jobs/accountMail'
import { emailChange } from '@plugins/accounts/jobs/emailChange'
import { convertFile, giveUpConversion } from '@plugins/conversions/jobs/convertFile'
import { announceBuild } from '@plugins/notifications/jobs/announceBuild'
import { notify } from '@plugins/notifications/jobs/notify'
import { trimNotifications } from '@plugins/notifications/jobs/trimNotifications'
import { describeFile, giveUpDescription } from '@plugins/pipeline/jobs/describeFile'
import { rescanFiles } from '@plugins/pipeline/jobs/rescanFiles'
import { accountStorage } from '@plugins/quotas/jobs/accountStorage'
import { drawLinkPicture } from '@plugins/sharing/jobs/drawLinkPicture'
import { removeObjects } from '@plugins/uploads/jobs/removeObjects'
import { sweepObjects } from '@plugins/uploads/jobs/sweepObjects'
import type { Payload } from 'payload'
import type { Job, PgBoss } from 'pg-boss'
import { contextOf } from '@/core/context/context'
import { asKept } from '@/core/database/withoutParameters'
import { log } from '@/core/log/log'
import type { Handler } from './handler'
import { hashFile } from './handlers/hashFile'
import { inspectFile } from './handlers/inspectFile'
import { renderPreview } from './handlers/renderPreview'
import { scanFile } from './handlers/scanFile'
import { markStalled, noteFailure } from './markStalled'
import { deadLetterOf, type FileStep, fileSteps, type QueueName, queueNames, queues } from './queues'
import { refusalOfError, refuseUnwritable } from './refuseUnwritable'

/** Seconds between looks at a queue when no notification came. */
const POLL_SECONDS = 2

/** One handler for each queue; a missing one does not compile. */
const handlers: { [Name in QueueName]: Handler<Name> } = {
  'hash-file': hashFile,
  'scan-file': scanFile,
  'inspect-file': inspectFile,
  'render-preview': renderPreview,
  'describe-file': describeFile,
  'convert-file': convertFile,
  'account-storage': accountStorage,
  notify,
  'email-change': emailChange,
  'account-mail': accountMail,
  'draw-link-picture': drawLinkPicture,
  'remove-objects': removeObjects,
  'announce-build': announceBuild,
  'trim-notifications': trimNotifications,
  'rescan-files': rescanFiles,
  'sweep-objects': sweepObjects,
}

const isFileStep = (name: QueueName): name is FileStep => fileSteps.some((step) => step === name)
const fileIdOf = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'fileId' in data && typeof data.fileId === 'string'
    ? data.fileId
    : undefined

/** Runs a job's handler. Throws what is to be tried again; a file whose facts can never be written is refused. */
export async function carryOut<Name extends QueueName>(
  payload: Payload,
  name: Name,
  job: Pick<Job<unknown>, 'id' | 'data' | 'signal'>,
): Promise<void> {
  const started = performance.now()
  const handler: Handler<Name> = handlers[name]
  const data = queues[name].data.parse(job.data ?? {}) as Parameters<Handler<Name>>[0]
  const about = { queue: name, jobId: job.id, ...(fileIdOf(data) && { fileId: fileIdOf(data) }) }
  try {
    const outcome = await handler(data, { payload, signal: job.signal })
    const result = outcome === 'done' ? { outcome } : { outcome: 'skipped', reason: outcome.skipped }
    log.info({ ...about, ...result, ms: Math.round(performance.now() - started) }, 'job')
  } catch (error) {
    log.warn({ ...about, err: error, ms: Math.round(performance.now() - started) }, 'job failed')
    const fileId = fileIdOf(data)
    const refusal = refusalOfError(error)
    if (fileId && refusal && isFileStep(name)) {
      log.error({ ...about, refusal }, 'what a file holds can not be written')
      await refuseUnwritable(payload, name, fileId, refusal)
      return
    }
    if (fileId && isFileStep(name))
      await noteFailure(payload, name, fileId, asKept(error).message).catch((reason: unknown) =>
        log.error({ ...about, err: reason }, 'a failure could not be noted'),
      )
    // pg-boss keeps what is thrown with the job.
    throw asKept(error)
  }
}

/** What happens to a job that has used up its tries. */
async function bury(payload: Payload, name: QueueName, job: Job<unknown>): Promise<void> {
  log.error({ queue: name, jobId: job.id, fileId: fileIdOf(job.data) }, 'a job has used up its tries')
  const fileId = fileIdOf(job.data)
  if (fileId && isFileStep(name)) await markStalled(payload, name, fileId)
  if (fileId && name === 'describe-file') await giveUpDescription(payload, fileId)
  if (name === 'convert-file') await giveUpConversion(payload, queues[name].data.parse(job.data).conversionId)
}

/**
 * One fetcher of a queue. After each job it asks for the next at once; else it waits for a notification, and looks by itself
 * every few seconds, which is when retries and what a notification missed are found.
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

/** Begins to fetch from every queue, so many jobs of each step at a time as the operator allows. */
export async function work(boss: PgBoss, payload: Payload): Promise<void> {
  for (const name of queueNames) {
    const fetchers = isFileStep(name) ? contextOf(payload).worker.concurrency : 1
    for (let fetcher = 0; fetcher < fetchers; fetcher += 1)
      await fetchFrom(boss, name, (job) => carryOut(payload, name, job))
    await fetchFrom(boss, deadLetterOf(name), (job) => bury(payload, name, job))
  }
}
