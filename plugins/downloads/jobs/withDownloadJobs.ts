import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'

/** What this room has done in jobs. */
export const withDownloadJobs = (config: Config): Config =>
  withSweeps(config, [() => import('./trimVisits').then(({ trimVisits }) => trimVisits)])
