import ipaddr from 'ipaddr.js'

/** Where the Internet's own IPv6 addresses are (IANA: Global Unicast). */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an IP address is one of the public Internet: not of this machine, a private network, a cloud's metadata
 * service, a group, a tunnel that leads to such, or reserved (IANA's special-purpose registries, RFC 6890).
 * @param address as a resolver gives it; what is no address is not public
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  // IPv4 written as IPv6 is judged as what it is.
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_IPV6)
}
