import { isIP, isIPv6 } from 'node:net'
import type { ShopContext } from '../context/context'

type Proxies = Pick<ShopContext, 'trustedProxies'>
type Named = (header: 'x-forwarded-for' | 'x-shop-remote-address' | 'x-shop-proxied') => string | null | undefined

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')
/** Some proxies name the port, too: `203.0.113.9:4711`, `[2001:db8::1]:4711`. */
const withoutPort = (named: string) => named.replace(/^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/, '$1$2')

/**
 * The address a request came from. As many entries of `X-Forwarded-For` are believed as the operator says that there
 * are proxies, from the right: clients may have forged what stands before them.
 */
export function clientIp({ trustedProxies }: Proxies, header: Named): string {
  const forwarded =
    trustedProxies > 0
      ? header('x-forwarded-for')
          ?.split(',')
          .map((part) => withoutPort(part.trim()))
          .at(-trustedProxies)
      : undefined
  const address = plain(forwarded || header('x-shop-remote-address') || '')
  return isIP(address) ? address : 'unknown'
}

export const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.')

/** What one household or firm shares: the address, of IPv6 the first 64 bits. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - groups.length - rest.length
  return [...groups, ...Array.from({ length: missing }, () => '0'), ...rest]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')
}

/**
 * The network whose requests are counted; nothing for what is not limited: the shop's own calls, which no connection
 * made, and programs of this machine, by their socket. Where a proxy is believed, a request that names another address
 * is that one's, whatever it names: `X-Forwarded-For: 127.0.0.1` makes nobody this machine. Where none is believed, all
 * the world behind one on this machine has its address, so that limits would refuse all clients for what one did.
 */
export function limitedNetwork(context: Proxies, header: Named): string | undefined {
  const remote = header('x-shop-remote-address')
  if (remote === null || remote === undefined) return undefined
  const isNamed = context.trustedProxies > 0 && header('x-shop-proxied') === '1'
  if (isLoopback(plain(remote)) && !isNamed) return undefined
  return networkOf(clientIp(context, header))
}
