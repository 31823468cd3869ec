import { backgroundPolicy, defaultPolicy, defineQueue } from '@jobs/defineQueue'
import { z } from 'zod'

export const personalDataQueues = {
  /** One at a time a worker: disk, storage and database are shared with those who wait for a page. */
  exportData: defineQueue({
    name: 'export-data',
    data: z.object({ exportId: z.uuid() }),
    policy: { ...defaultPolicy, retryLimit: 4, retryDelayMax: 600, expireInSeconds: 4 * 3600 },
  }),
  /** That an export is ready, or an account closed. */
  personalDataMail: defineQueue({
    name: 'personal-data-mail',
    data: z.union([z.object({ exportId: z.uuid() }), z.object({ closedId: z.uuid(), at: z.string() })]),
    policy: backgroundPolicy,
  }),
}
