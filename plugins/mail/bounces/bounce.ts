import type { SuppressionReason } from '@/core/mail/suppression'

/**
 * A mail that came back for good, or that its reader called spam. `to`: the address, as a mail provider says it who is
 * trusted; or `message`: which mail of the shop it was, as a stranger's mail may say, who must have got it to know.
 */
export type Bounce = { reason: SuppressionReason; detail: string } & ({ to: string } | { message: string })

/** Bounces of one request. */
export const MAX_BOUNCES = 1_000
