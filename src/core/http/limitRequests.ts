import type { ShopContext } from '../context/context'
import { limitedNetwork } from './clientIp'
import { consumeRate } from './consumeRate'
import type { RateClass } from './rates'

type Headers = Readonly<Record<string, string | string[] | undefined>>

/**
 * Consumes a request's rate for its network. Repeated GraphQL fields and sign-ins are counted in `limitOperations`.
 * @throws ShopError `too_many_requests` for one that is one too many of its class
 */
export async function limitRequests(
  context: Pick<ShopContext, 'rateLimit' | 'rates' | 'trustedProxies'>,
  headers: Headers,
  rate: RateClass | 'none',
): Promise<void> {
  if (rate === 'none') return
  const network = limitedNetwork(context, (name) => headers[name]?.toString())
  if (network !== undefined) await consumeRate(context, rate, network)
}
