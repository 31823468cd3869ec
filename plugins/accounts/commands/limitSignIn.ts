import type { PayloadRequest } from 'payload'
import { contextOf } from '@/core/context/context'
import { limitedNetwork } from '@/core/http/clientIp'
import { consumeRate } from '@/core/http/consumeRate'

/**
 * Whether the shop itself has counted what a request opens accounts by; then Payload's operation below it is not
 * another.
 */
export const isSignInCounted = ({ context }: Pick<PayloadRequest, 'context'>): boolean =>
  context.isSignInCounted === true

/**
 * Counts what an account can be opened or its password guessed by, for the network.
 * @throws ShopError `too_many_requests`
 */
export async function limitSignIn(req: PayloadRequest): Promise<void> {
  const context = contextOf(req.payload)
  const network = limitedNetwork(context, (name) => req.headers.get(name))
  if (network !== undefined) await consumeRate(context, 'sign-in', network)
  req.context.isSignInCounted = true
}
