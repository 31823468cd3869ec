import { withJobs } from '@jobs/withJobs'
import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'
import { factorQueues } from './queues'

/** Registers this plugin's jobs. */
export const withFactorJobs = (config: Config): Config =>
  withSweeps(
    withJobs(config, factorQueues, {
      factorMail: { handle: () => import('./factorMail').then(({ factorMail }) => factorMail) },
    }),
    [() => import('./sweepFactors').then(({ sweepFactors }) => sweepFactors)],
  )
