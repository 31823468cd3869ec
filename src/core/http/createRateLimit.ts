import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { ShopContext } from '../context/context'
import { type ExceededLimit, tooManyRequests } from '../errors/errors'

/** Keys that one limit remembers; the one that has not come for longest goes first. */
export const MAX_KEYS = 20_000

/** @property message what was too much, in a sentence @default 'Too many requests.' */
export type RateLimitOptions = ExceededLimit & { message?: string }

export type RateLimit = {
  /** Counts one more. @throws ShopError `too_many_requests` */
  consume(context: Pick<ShopContext, 'rateLimit'>, key: string): Promise<void>
}

/** Kept on `globalThis`: Next loads this module once for each bundle, and a limit is one for the process. */
const shared = globalThis as typeof globalThis & { shopLimits?: Map<string, RateLimit> }

function createLimiter(options: RateLimitOptions): RateLimit {
  const { name, points, seconds } = options
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds })
  const keys = new Set<string>()

  async function touch(key: string): Promise<void> {
    keys.delete(key)
    keys.add(key)
    if (keys.size <= MAX_KEYS) return
    const [oldest = ''] = keys
    keys.delete(oldest)
    await limiter.delete(oldest)
  }

  return {
    async consume({ rateLimit }, key) {
      if (!rateLimit) return
      await touch(key)
      try {
        await limiter.consume(key)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        throw tooManyRequests(error.msBeforeNext / 1000, options)
      }
    },
  }
}

/**
 * A limit on how often something is done, by network, person or address. It is kept in memory, of which it takes no
 * more than `MAX_KEYS` need. @param options of one name they are those with which it was first made
 */
export function createRateLimit(options: RateLimitOptions): RateLimit {
  shared.shopLimits ??= new Map()
  const limit = shared.shopLimits.get(options.name) ?? createLimiter(options)
  shared.shopLimits.set(options.name, limit)
  return limit
}
