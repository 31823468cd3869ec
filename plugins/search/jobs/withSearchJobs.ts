import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'

/** What this room has done in jobs. */
export const withSearchJobs = (config: Config): Config =>
  withSweeps(config, [() => import('./trimWords').then(({ trimWords }) => trimWords)])
