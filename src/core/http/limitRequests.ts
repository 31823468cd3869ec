import { callerOf } from '../rates/callerOf'
import type { RateContext } from '../rates/rateStore'
import { limitedNetwork, widerNetworkOf } from './clientIp'
import { consumeRate } from './consumeRate'
import type { RateClass } from './rates'

type Headers = Readonly<Record<string, string | string[] | undefined>>
type Header = Parameters<typeof limitedNetwork>[1] & Parameters<typeof callerOf>[1]

/** How much more a wider network may do than one address, and one person in it. */
export const WIDER_FACTOR = 8

/** Counts for the wider network of one, in batches: it only has to end floods. */
async function consumeWider(context: RateContext, rate: RateClass, network: string, points: number): Promise<void> {
  const wider = widerNetworkOf(network)
  const { points: one, signedIn = one } = context.rates[rate]
  const limit = Math.max(one, signedIn) * WIDER_FACTOR
  if (wider !== undefined)
    await consumeRate(context, rate, wider, { name: `${rate}-network`, limit, points, inBatches: true })
}

/**
 * Counts for a network and its wider one, whoever asks: sign-ins, new accounts, and whatever one person could do with
 * many accounts. @throws ShopError `too_many_requests`
 */
export async function consumeNetworkRate(context: RateContext, rate: RateClass, network: string): Promise<void> {
  await consumeWider(context, rate, network, 1)
  await consumeRate(context, rate, network)
}

/**
 * Counts for whoever asks: a person or an API key for themselves, strangers for their network; and all of them for the
 * wider network. Programs on this machine are not counted.
 * @throws ShopError `too_many_requests`
 */
export async function consumeCallerRate(
  context: RateContext,
  rate: RateClass,
  header: Header,
  points = 1,
): Promise<void> {
  if (!context.rateLimit) return
  const network = limitedNetwork(context, header)
  if (network === undefined) return
  await consumeWider(context, rate, network, points)
  const caller = callerOf(context, header)
  if (!caller) return consumeRate(context, rate, network, { points })
  const { points: one, signedIn = one } = context.rates[rate]
  await consumeRate(context, rate, `${caller.kind} ${caller.id}`, { points, limit: signedIn })
  if (caller.kind === 'key' && rate === 'api') await consumeRate(context, 'key', caller.id, { points })
}

/**
 * Counts a request when it arrives. Operations of GraphQL and sign-ins are counted in `limitOperations`.
 * @throws ShopError `too_many_requests` for one that is one too many of its class
 */
export async function limitRequests(context: RateContext, headers: Headers, rate: RateClass | 'none'): Promise<void> {
  if (rate === 'none') return
  const header = (name: string) => headers[name]?.toString()
  if (rate !== 'page') await consumeCallerRate(context, 'api', header)
  await consumeCallerRate(context, rate, header)
}
