import { isIP, isIPv6 } from 'node:net'
import { env } from '@/env'

type Named = (header: 'x-forwarded-for' | 'x-shop-remote-address') => string | null | undefined

/**
 * The address a request came from. As many entries of `X-Forwarded-For` are believed as the operator says that there are
 * proxies, from the right: what stands before them anybody may have written.
 */
export function addressOf(header: Named): string {
  const forwarded =
    env.TRUST_PROXY > 0
      ? header('x-forwarded-for')
          ?.split(',')
          .map((part) => part.trim())
          .at(-env.TRUST_PROXY)
      : undefined
  const address = (forwarded || header('x-shop-remote-address') || '').replace(/^::ffff:(?=\d+\.)/, '')
  return isIP(address) ? address : 'unknown'
}

/** Programs of the machine itself, and everybody where a proxy on it is not believed. */
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
