import { tooManyRequests } from '../errors/errors'
import { type RateContext, rateStoreOf } from '../rates/rateStore'
import { noteLimit } from '../rates/requestLimits'
import type { RateClass } from './rates'

/**
 * Counts points of a rate class, over all processes: exactly, or to the second where the class is counted in batches.
 * @param key what it is counted for: a network, an account, an address or a key. Only a hash of it is stored
 * @param options.points how many at once @default 1
 * @param options.limit points allowed @default those of the class
 * @param options.name of the limit, where one class has several @default the class
 * @throws ShopError `too_many_requests` for one that is one too many
 */
export async function consumeRate(
  context: RateContext,
  rate: RateClass,
  key: string,
  options: { points?: number; limit?: number; name?: string; inBatches?: boolean } = {},
): Promise<void> {
  if (!context.rateLimit) return
  const known = context.rates[rate]
  const { points = 1, limit = known.points, name = rate, inBatches = known.inBatches ?? false } = options
  const { seconds } = known
  const counting = rateStoreOf(context).consume({ ...known, name, points: limit, inBatches }, key, points)
  // Most are counted in memory: awaiting those costs more than counting.
  const { isAllowed, remaining, waitMs } = counting instanceof Promise ? await counting : counting
  // A limit that is shared with strangers is told to those alone whom it turns away.
  if (name === rate)
    noteLimit({ name, points: limit, seconds, remaining, reset: Math.max(0, Math.ceil(waitMs / 1000)) })
  if (!isAllowed)
    throw tooManyRequests(waitMs / 1000, {
      name,
      points: limit,
      seconds,
      ...(known.message !== undefined && { message: known.message }),
    })
}
