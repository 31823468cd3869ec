import { withJobs } from '@jobs/withJobs'
import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'
import { accountQueues } from './queues'

/** Registers this plugin's jobs. */
export const withAccountJobs = (config: Config): Config =>
  withSweeps(
    withJobs(config, accountQueues, {
      emailChange: { handle: () => import('./emailChange').then(({ emailChange }) => emailChange) },
      accountMail: { handle: () => import('./accountMail').then(({ accountMail }) => accountMail) },
    }),
    [
      () => import('./trimAccounts').then(({ trimAccounts }) => trimAccounts),
      () => import('./adoptNewcomers').then(({ adoptNewcomers }) => adoptNewcomers),
    ],
  )
