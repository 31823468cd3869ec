import { withJobs } from '@jobs/withJobs'
import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'
import { keyQueues } from './queues'

/** Registers this plugin's jobs. */
export const withKeyJobs = (config: Config): Config =>
  withSweeps(
    withJobs(config, keyQueues, {
      keyMail: { handle: () => import('./keyMail').then(({ keyMail }) => keyMail) },
    }),
    [() => import('./trimKeys').then(({ trimKeys }) => trimKeys)],
  )
