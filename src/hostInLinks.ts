import { isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

const LISTENS_EVERYWHERE = ['0.0.0.0', '::']

/** The address by which other machines of the same network reach this one; absent where it is in none. */
const addressInNetwork = (interfaces: ReturnType<typeof networkInterfaces>): string | undefined =>
  Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address

/**
 * The host of links if no address is configured: emails are also read on other machines. The host that a request names
 * is not used, because clients can send any.
 * @param host what the shop listens on
 */
export function hostInLinks(host: string, interfaces = networkInterfaces()): string {
  if (host === '127.0.0.1' || host === '::1') return 'localhost'
  if (LISTENS_EVERYWHERE.includes(host)) return addressInNetwork(interfaces) ?? 'localhost'
  return isIPv6(host) ? `[${host}]` : host
}
