import { isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

const LISTENS_EVERYWHERE = ['0.0.0.0', '::']

/** The address by which other machines of the same network reach this one; absent where it is in none. */
const addressInNetwork = (interfaces: ReturnType<typeof networkInterfaces>): string | undefined =>
  Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address

/**
 * The host of links where no address is configured: mails are read on other machines than this, too. What a request says of it is not
 * used: anybody can write anything there.
 * @param host what the shop listens on
 */
export function hostInLinks(host: string, interfaces = networkInterfaces()): string {
  if (host === '127.0.0.1' || host === '::1') return 'localhost'
  if (LISTENS_EVERYWHERE.includes(host)) return addressInNetwork(interfaces) ?? 'localhost'
  return isIPv6(host) ? `[${host}]` : host
}
