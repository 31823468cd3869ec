import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'

/** What people did too long ago to count is forgotten. */
export const withGuardJobs = (config: Config): Config =>
  withSweeps(config, [() => import('@/core/limits/trimActions').then(({ trimActions }) => trimActions)])
