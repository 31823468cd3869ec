import type { ShopContext } from '../context/context'
import { createRateLimit } from './createRateLimit'
import type { RateClass } from './rates'

/**
 * Consumes one point of a rate class.
 * @param key what it is counted for: a network, an account or an address
 * @throws ShopError `too_many_requests` for one that is one too many
 */
export const consumeRate = (
  context: Pick<ShopContext, 'rateLimit' | 'rates'>,
  rate: RateClass,
  key: string,
): Promise<void> => createRateLimit({ name: rate, ...context.rates[rate] }).consume(context, key)
