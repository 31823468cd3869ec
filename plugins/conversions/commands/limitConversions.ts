import type { Viewer } from '@/core/access/viewer'
import type { ShopContext } from '@/core/context/context'
import { limitedNetwork } from '@/core/http/clientIp'
import { consumeRate } from '@/core/http/consumeRate'
import { consumeNetworkRate } from '@/core/http/limitRequests'

/** @throws ShopError `too_many_requests` where a user has reached the limit of conversions */
export async function limitConversions(context: ShopContext, viewer: Viewer, headers: Headers): Promise<void> {
  if (viewer) return consumeRate(context, 'convert-member', viewer.id)
  const network = limitedNetwork(context, (name) => headers.get(name))
  if (network !== undefined) await consumeNetworkRate(context, 'convert', network)
}
