import { backgroundPolicy, defineQueue } from '@jobs/defineQueue'
import { z } from 'zod'

export const standingMails = ['suspended', 'lifted', 'rejected'] as const

export const standingQueues = {
  /** Ends suspensions and premium whose time is over. */
  settleStanding: defineQueue({
    name: 'settle-standing',
    data: z.object({}),
    policy: { ...backgroundPolicy, retryLimit: 2 },
    schedule: '* * * * *',
  }),
  /** About a suspension; `moment` tells one from another: a time, or the id of an appeal. */
  standingMail: defineQueue({
    name: 'standing-mail',
    data: z.object({ userId: z.uuid(), mail: z.enum(standingMails), moment: z.string().max(64) }),
    policy: backgroundPolicy,
  }),
}
