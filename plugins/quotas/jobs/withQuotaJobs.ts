import { enqueue } from '@jobs/enqueue'
import { withJobs } from '@jobs/withJobs'
import type { Config } from 'payload'
import { withEvents } from '@/core/events/events'
import { quotaQueues } from './queues'

/** Registers this plugin's jobs; an owner's storage account is checked whenever a file of theirs is published. */
export const withQuotaJobs = (config: Config): Config =>
  withEvents(
    withJobs(config, quotaQueues, {
      accountStorage: { handle: () => import('./accountStorage').then(({ accountStorage }) => accountStorage) },
    }),
    { published: (tx, { ownerId }) => enqueue(tx, quotaQueues.accountStorage, { ownerId }) },
  )
