import { withJobs } from '@jobs/withJobs'
import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'
import { personalDataQueues } from './queues'

/** Registers this plugin's jobs. */
export const withPersonalDataJobs = (config: Config): Config =>
  withSweeps(
    withJobs(config, personalDataQueues, {
      exportData: {
        handle: () => import('./exportData').then(({ exportData }) => exportData),
        onDead: () => import('./exportData').then(({ failExport }) => failExport),
      },
      personalDataMail: { handle: () => import('./personalDataMail').then(({ personalDataMail }) => personalDataMail) },
    }),
    [
      () => import('./sweepPersonalData').then(({ expireExports }) => expireExports),
      () => import('./sweepPersonalData').then(({ deleteClosedAccounts }) => deleteClosedAccounts),
    ],
  )
