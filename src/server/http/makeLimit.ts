import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '@/env'
import { type PassedLimit, tooManyRequests } from '@/errors'

/** Keys that one limit remembers; the one that has not come for longest goes first. */
export const MAX_KEYS = 20_000

/** @property message what was too much, in a sentence @default 'Too many requests.' */
export type LimitOptions = PassedLimit & { message?: string }

export type Limit = {
  /** Counts one more. @throws ShopError `too_many_requests` */
  consume(key: string): Promise<void>
}

type Kept = { limiter: RateLimiterMemory; keys: Set<string> }
/** Kept on `globalThis`: Next loads this module once for each bundle, and a limit is one for the process. */
const shared = globalThis as typeof globalThis & { shopLimits?: Map<string, Kept> }

function keptOf({ name, points, seconds }: LimitOptions): Kept {
  shared.shopLimits ??= new Map()
  const kept = shared.shopLimits.get(name) ?? {
    limiter: new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
    keys: new Set<string>(),
  }
  shared.shopLimits.set(name, kept)
  return kept
}

/** A limit on how often something is done, by network, person or address. It is kept in memory, of which it takes no more than `MAX_KEYS` need. */
export function makeLimit(options: LimitOptions): Limit {
  const { limiter, keys } = keptOf(options)

  async function remember(key: string): Promise<void> {
    keys.delete(key)
    keys.add(key)
    if (keys.size <= MAX_KEYS) return
    const [oldest = ''] = keys
    keys.delete(oldest)
    await limiter.delete(oldest)
  }

  return {
    async consume(key) {
      if (!env.RATE_LIMIT) return
      await remember(key)
      try {
        await limiter.consume(key)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        throw tooManyRequests(Math.ceil(error.msBeforeNext / 1000), options)
      }
    },
  }
}
