import { withJobs } from '@jobs/withJobs'
import { withSweeps } from '@jobs/withSweeps'
import type { Config } from 'payload'
import { conversionQueues } from './queues'

/** Registers this plugin's jobs. */
export const withConversionJobs = (config: Config): Config =>
  withSweeps(
    withJobs(config, conversionQueues, {
      convertFile: {
        handle: () => import('./convertFile').then(({ convertFile }) => convertFile),
        onDead: () => import('./convertFile').then(({ failConversion }) => failConversion),
      },
    }),
    [() => import('./expireConversions').then(({ expireConversions }) => expireConversions)],
  )
