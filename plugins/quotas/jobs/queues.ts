import { backgroundPolicy, defineQueue } from '@jobs/defineQueue'
import { z } from 'zod'

export const quotaQueues = {
  /** One owner's account, or all. */
  accountStorage: defineQueue({
    name: 'account-storage',
    data: z.object({ ownerId: z.uuid().optional() }),
    policy: backgroundPolicy,
    schedule: '7 * * * *',
  }),
}
