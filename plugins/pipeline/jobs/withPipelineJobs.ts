import { enqueue } from '@jobs/enqueue'
import { type FileQueue, fileQueues, objectQueues } from '@jobs/fileQueues'
import type { Handler } from '@jobs/handler'
import { type JobHandling, withJobs } from '@jobs/withJobs'
import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'
import { withEvents } from '@/core/events/events'
import type { FileStep } from '@/core/vocabulary'
import { pipelineQueues } from './queues'

/** Runs later: users who wait for their own file go first. */
const DESCRIBED_AFTER_SECONDS = 20

/** A step of a file that fails is noted with the file; one that has used up its tries waits for a moderator. */
const stepOf = (step: FileStep, handle: () => Promise<Handler<FileQueue>>): JobHandling<FileQueue> => ({
  handle,
  onFailure: () => import('@jobs/handlers/failStep').then(({ failStep }) => failStep(step)),
  onDead: () => import('@jobs/handlers/stallFile').then(({ stallFile }) => stallFile(step)),
})

const withFileSteps = (config: Config): Config =>
  withJobs(config, fileQueues, {
    'hash-file': stepOf('hash-file', () => import('@jobs/handlers/hashFile').then(({ hashFile }) => hashFile)),
    'scan-file': stepOf('scan-file', () => import('@jobs/handlers/scanFile').then(({ scanFile }) => scanFile)),
    'inspect-file': stepOf('inspect-file', () =>
      import('@jobs/handlers/inspectFile').then(({ inspectFile }) => inspectFile),
    ),
    'render-preview': stepOf('render-preview', () =>
      import('@jobs/handlers/renderPreview').then(({ renderPreview }) => renderPreview),
    ),
  })

const withObjectJobs = (config: Config): Config =>
  withJobs(config, objectQueues, {
    removeObjects: { handle: () => import('@jobs/handlers/removeObjects').then(({ removeObjects }) => removeObjects) },
    sweepObjects: { handle: () => import('@jobs/handlers/sweepObjects').then(({ sweepObjects }) => sweepObjects) },
  })

const withDescriptions = (config: Config): Config =>
  withEvents(
    withJobs(config, pipelineQueues, {
      describeFile: {
        handle: () => import('./describeFile').then(({ describeFile }) => describeFile),
        onDead: () => import('./describeFile').then(({ failDescription }) => failDescription),
      },
      rescanFiles: { handle: () => import('./rescanFiles').then(({ rescanFiles }) => rescanFiles) },
    }),
    {
      published: (tx, { fileId }) =>
        enqueue(tx, pipelineQueues.describeFile, { fileId }, { startAfter: DESCRIBED_AFTER_SECONDS }),
    },
  )

/** The way of a file, step by step, and what is done with published and left ones. */
export const withPipelineJobs = (config: Config): Config =>
  withSweeps(withDescriptions(withObjectJobs(withFileSteps(config))), [
    () => import('./requeueFiles').then(({ requeueFiles }) => requeueFiles),
    () => import('./describeFiles').then(({ describeFiles }) => describeFiles),
  ])
