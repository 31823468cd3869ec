import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '@/env'
import { ShopError } from '@/errors'
import { addressOf, isLoopback, networkOf } from '../http/addressOf'
import type { Viewer } from '../schematics/findReadable'

/** New conversions that one process begins for somebody within an hour. What has been made already costs nothing. */
const HOUR = 3_600
const strangers = new RateLimiterMemory({ keyPrefix: 'convert', points: 30, duration: HOUR })
const members = new RateLimiterMemory({ keyPrefix: 'convert-member', points: 120, duration: HOUR })

/** @throws ShopError `too_many_requests` where somebody has had enough files converted for now */
export async function limitConversions(viewer: Viewer, headers: Headers): Promise<void> {
  if (!env.RATE_LIMIT) return
  const address = addressOf((name) => headers.get(name))
  if (!viewer && isLoopback(address)) return
  try {
    await (viewer ? members.consume(viewer.id) : strangers.consume(networkOf(address)))
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000))
    throw new ShopError(429, 'too_many_requests', `That were many conversions. Try again in ${minutes} minutes.`, {
      retryAfter: minutes * 60,
    })
  }
}
