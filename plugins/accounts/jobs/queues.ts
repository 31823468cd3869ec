import { backgroundPolicy, defineQueue } from '@jobs/defineQueue'
import { z } from 'zod'

export const accountQueues = {
  /** About a new email address; `number` tells resent emails apart. */
  emailChange: defineQueue({
    name: 'email-change',
    data: z.object({
      changeId: z.uuid(),
      mail: z.enum(['confirm', 'asked', 'changed']),
      number: z.number().int().positive(),
    }),
    policy: backgroundPolicy,
  }),
  /** About signing up and in: with a link, or to the owner of an address that someone else signs up with. */
  accountMail: defineQueue({
    name: 'account-mail',
    data: z.union([z.object({ linkId: z.uuid() }), z.object({ takenId: z.uuid() })]),
    policy: backgroundPolicy,
  }),
}
