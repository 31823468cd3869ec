import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { hostInLinks } from './hostInLinks'

const address = (address: string, internal = false, family: 'IPv4' | 'IPv6' = 'IPv4'): NetworkInterfaceInfo =>
  family === 'IPv4'
    ? { address, family, internal, netmask: '', mac: '', cidr: null }
    : { address, family, internal, netmask: '', mac: '', cidr: null, scopeid: 0 }
const home = { lo: [address('127.0.0.1', true)], eth0: [address('fd00::5', false, 'IPv6'), address('192.168.1.5')] }

it.each([
  ['127.0.0.1', home, 'localhost'],
  ['0.0.0.0', home, '192.168.1.5'],
  ['::', home, '192.168.1.5'],
  ['0.0.0.0', { lo: [address('127.0.0.1', true)] }, 'localhost'],
  ['10.0.0.7', home, '10.0.0.7'],
  ['fd00::5', home, '[fd00::5]'],
  ['shop.home.arpa', home, 'shop.home.arpa'],
])('links of a shop that listens on %s lead to its machine', (host, interfaces, expected) => {
  expect(hostInLinks(host, interfaces)).toBe(expected)
})
