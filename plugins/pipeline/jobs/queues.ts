import { backgroundPolicy, defineQueue } from '@jobs/defineQueue'
import { z } from 'zod'

export const pipelineQueues = {
  describeFile: defineQueue({ name: 'describe-file', data: z.object({ fileId: z.uuid() }), policy: backgroundPolicy }),
  /** Published files, some at a time, or one. */
  rescanFiles: defineQueue({
    name: 'rescan-files',
    data: z.object({ fileId: z.uuid().optional() }),
    policy: { ...backgroundPolicy, retryLimit: 2 },
    schedule: '3-59/10 * * * *',
  }),
}
