import { withJobs } from '@jobs/withJobs'
import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'
import { legalQueues } from './queues'

/** Registers this plugin's jobs. */
export const withLegalJobs = (config: Config): Config =>
  withSweeps(
    withJobs(config, legalQueues, {
      takedownMail: { handle: () => import('./takedownMail').then(({ takedownMail }) => takedownMail) },
    }),
    [() => import('./sweepTakedowns').then(({ sweepTakedowns }) => sweepTakedowns)],
  )
