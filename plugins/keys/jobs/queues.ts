import { backgroundPolicy, defineQueue } from '@jobs/defineQueue'
import { z } from 'zod'

export const keyQueues = {
  /** Tells the owner of an account about a new API key. */
  keyMail: defineQueue({ name: 'key-mail', data: z.object({ keyId: z.uuid() }), policy: backgroundPolicy }),
}
