import { withJobs } from '@jobs/withJobs'
import type { Config } from 'payload'
import { standingQueues } from './queues'

/** Registers this plugin's jobs. */
export const withStandingJobs = (config: Config): Config =>
  withJobs(config, standingQueues, {
    settleStanding: { handle: () => import('./settleStanding').then(({ settleStanding }) => settleStanding) },
    standingMail: { handle: () => import('./standingMail').then(({ standingMail }) => standingMail) },
  })
