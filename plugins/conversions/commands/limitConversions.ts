import type { Viewer } from '@/core/access/viewer'
import type { ShopContext } from '@/core/context/context'
import { limitedNetwork } from '@/core/http/clientIp'
import { makeLimit } from '@/core/http/makeLimit'

/** New conversions that one process begins for somebody within an hour. What has been made already costs nothing. */
const HOUR = 3_600
const message = 'Too many conversions.'
const strangers = makeLimit({ name: 'convert', points: 30, seconds: HOUR, message })
const members = makeLimit({ name: 'convert-member', points: 120, seconds: HOUR, message })

/** @throws ShopError `too_many_requests` where somebody has had enough files converted for now */
export async function limitConversions(context: ShopContext, viewer: Viewer, headers: Headers): Promise<void> {
  if (viewer) return members.consume(context, viewer.id)
  const network = limitedNetwork(context, (name) => headers.get(name))
  if (network !== undefined) await strangers.consume(context, network)
}
