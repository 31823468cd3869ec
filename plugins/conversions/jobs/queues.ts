import { defineQueue, patient } from '@jobs/defineQueue'
import { z } from 'zod'

export const conversionQueues = {
  convertFile: defineQueue({
    name: 'convert-file',
    data: z.object({ conversionId: z.uuid() }),
    policy: { ...patient, retryLimit: 2 },
  }),
}
