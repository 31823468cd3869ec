import { backgroundPolicy, defineQueue } from '@jobs/defineQueue'
import { z } from 'zod'

export const moderationQueues = {
  /** Tells moderators of new work, as each chose. */
  moderationDigest: defineQueue({
    name: 'moderation-digest',
    data: z.object({}),
    policy: backgroundPolicy,
    schedule: '7 * * * *',
  }),
  /** Ends what is kept for a time only: removed builds, evidence of what is gone. */
  trimModeration: defineQueue({
    name: 'trim-moderation',
    data: z.object({}),
    policy: { ...backgroundPolicy, retryLimit: 2 },
    schedule: '23 4 * * *',
  }),
  /** Tells the operator's own service of a new case. */
  moderationWebhook: defineQueue({
    name: 'moderation-webhook',
    data: z.object({ caseId: z.uuid() }),
    policy: backgroundPolicy,
  }),
}
