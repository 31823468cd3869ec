import { backgroundPolicy, defineQueue } from 'schematicshop/room'
import { z } from 'zod'

export const ratingQueues = {
  averageRating: defineQueue({
    name: 'average-rating',
    data: z.object({ schematicId: z.uuid() }),
    policy: backgroundPolicy,
  }),
}
