import { defaultPolicy, defineQueue } from '@jobs/defineQueue'
import { z } from 'zod'

export const conversionQueues = {
  convertFile: defineQueue({
    name: 'convert-file',
    data: z.object({ conversionId: z.uuid() }),
    policy: { ...defaultPolicy, retryLimit: 2 },
  }),
}
