import type { PayloadRequest } from 'payload'
import { contextOf } from '@/core/context/context'
import { limitedNetwork } from '@/core/http/clientIp'
import { consumeNetworkRate } from '@/core/http/limitRequests'

/** Whether the shop has counted this sign-in already, so that Payload's operation does not count it again. */
export const isSignInCounted = ({ context }: Pick<PayloadRequest, 'context'>): boolean =>
  context.isSignInCounted === true

/**
 * Rate-limits sign-ins and password guesses per network.
 * @throws ShopError `too_many_requests`
 */
export async function limitSignIn(req: PayloadRequest): Promise<void> {
  const context = contextOf(req.payload)
  const network = limitedNetwork(context, (name) => req.headers.get(name))
  if (network !== undefined) await consumeNetworkRate(context, 'sign-in', network)
  req.context.isSignInCounted = true
}
