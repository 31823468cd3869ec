import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'

/** Removes expired actions and counts. */
export const withGuardJobs = (config: Config): Config =>
  withSweeps(config, [
    () => import('@/core/limits/trimActions').then(({ trimActions }) => trimActions),
    () => import('@/core/rates/trimRates').then(({ trimRates }) => trimRates),
  ])
