import { backgroundPolicy, defineQueue } from '@jobs/defineQueue'
import { z } from 'zod'

export const legalQueues = {
  /** To who sent a takedown request: the link that proves their address, or what was decided. */
  takedownMail: defineQueue({
    name: 'takedown-mail',
    data: z.object({ takedownId: z.uuid(), mail: z.enum(['confirm', 'decided']) }),
    policy: backgroundPolicy,
  }),
}
