import { backgroundPolicy, defineQueue } from '@jobs/defineQueue'
import { z } from 'zod'
import { securityEvents } from '@/core/mail/writeSecurityEmail'

export const sessionQueues = {
  /** Tells the owner of an account of something that somebody else may have done. */
  securityMail: defineQueue({
    name: 'security-mail',
    data: z.object({
      id: z.uuid(),
      userId: z.uuid(),
      event: z.enum(securityEvents),
      at: z.iso.datetime(),
      browser: z.string().optional(),
      system: z.string().optional(),
      country: z.string().optional(),
      name: z.string().optional(),
      /** Where not to the account's own address: to the one that it had before. */
      to: z.string().optional(),
    }),
    policy: backgroundPolicy,
  }),
}
