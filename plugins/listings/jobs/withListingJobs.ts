import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'

/** Registers this plugin's jobs. */
export const withListingJobs = (config: Config): Config =>
  withSweeps(config, [() => import('./sweepPictures').then(({ sweepPictures }) => sweepPictures)])
