import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'

/** Registers this plugin's jobs. */
export const withSearchJobs = (config: Config): Config =>
  withSweeps(config, [() => import('./trimWords').then(({ trimWords }) => trimWords)])
