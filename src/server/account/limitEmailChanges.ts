import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '@/env'
import { ShopError } from '@/errors'

/** Mails about a new address that one process sends within an hour: for one account, and to one address. */
const HOUR = 3_600
const accounts = new RateLimiterMemory({ keyPrefix: 'email-change', points: 6, duration: HOUR })
const addresses = new RateLimiterMemory({ keyPrefix: 'email-change-to', points: 6, duration: HOUR })

/** @throws ShopError `too_many_requests`; the same whether the address has an account or not */
export async function limitEmailChanges(userId: string, email: string): Promise<void> {
  if (!env.RATE_LIMIT) return
  try {
    await accounts.consume(userId)
    await addresses.consume(email)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000))
    throw new ShopError(429, 'too_many_requests', `That were many mails. Try again in ${minutes} minutes.`, {
      retryAfter: minutes * 60,
    })
  }
}
