import { backgroundPolicy, defineQueue } from '@jobs/defineQueue'
import { z } from 'zod'

export const sharingQueues = {
  drawLinkPicture: defineQueue({
    name: 'draw-link-picture',
    data: z.object({ fileId: z.uuid() }),
    policy: { ...backgroundPolicy, retryLimit: 3 },
  }),
}
