import { isIP, isIPv6 } from 'node:net'
import type { ShopContext } from '../context/context'

type Proxies = Pick<ShopContext, 'trustedProxies'>
type Named = (header: 'x-forwarded-for' | 'x-shop-remote-address' | 'x-shop-proxied') => string | null | undefined

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')
/** Some proxies include the port: `203.0.113.9:4711`, `[2001:db8::1]:4711`. */
const withoutPort = (named: string) => named.replace(/^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/, '$1$2')

/**
 * The client's IP address. Trusts as many entries of `X-Forwarded-For`, from the right, as there are proxies
 * configured: clients may have forged the rest.
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

/** The client's network: the address, or for IPv6 its /64. */
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
 * The wider network of one: an IPv4 address's /24, or the /48 that a site with IPv6 has. Someone who changes their
 * address at will mostly stays in it; so does a university behind a few addresses, hence it may do more.
 */
export function widerNetworkOf(network: string): string | undefined {
  if (network.includes(':')) return network.split(':').slice(0, 3).join(':')
  const octets = network.split('.')
  return octets.length === 4 ? octets.slice(0, 3).join('.') : undefined
}

/**
 * The network that rate limits count; undefined for what is not limited: the shop's own calls and local programs, told
 * by their socket. Behind a trusted proxy the forwarded address counts, even `X-Forwarded-For: 127.0.0.1`. Behind an
 * untrusted local proxy all clients share its address, so counting it would refuse everyone.
 */
export function limitedNetwork(context: Proxies, header: Named): string | undefined {
  const remote = header('x-shop-remote-address')
  if (remote === null || remote === undefined) return undefined
  const isNamed = context.trustedProxies > 0 && header('x-shop-proxied') === '1'
  if (isLoopback(plain(remote)) && !isNamed) return undefined
  return networkOf(clientIp(context, header))
}
