import { backgroundPolicy, defineQueue } from '@jobs/defineQueue'
import { z } from 'zod'

/** What an account's owner is told by email. */
export const factorOccasions = [
  'totp_added',
  'totp_removed',
  'passkey_added',
  'passkey_removed',
  'codes_renewed',
  'code_used',
  'codes_failed',
  'reset_requested',
  'reset_done',
  'provider_linked',
  'provider_unlinked',
] as const
export type FactorOccasion = (typeof factorOccasions)[number]

export const factorQueues = {
  /** To the owner of an account, about its second factors. */
  factorMail: defineQueue({
    name: 'factor-mail',
    data: z.object({
      userId: z.uuid(),
      occasion: z.enum(factorOccasions),
      at: z.iso.datetime(),
      detail: z.string().max(100).optional(),
    }),
    policy: backgroundPolicy,
  }),
}
