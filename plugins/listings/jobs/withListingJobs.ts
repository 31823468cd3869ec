import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'

/** What this room has done in jobs. */
export const withListingJobs = (config: Config): Config =>
  withSweeps(config, [() => import('./sweepPictures').then(({ sweepPictures }) => sweepPictures)])
