import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'

/** Registers this plugin's jobs. */
export const withDownloadJobs = (config: Config): Config =>
  withSweeps(config, [() => import('./trimVisits').then(({ trimVisits }) => trimVisits)])
