import { beforeEach, expect, it } from 'vitest'
import { limitedNetwork, widerNetworkOf } from './clientIp'

let trustedProxies = 0
beforeEach(() => {
  trustedProxies = 0
})

const network = (socket: string | undefined, forwarded?: string) =>
  limitedNetwork(
    { trustedProxies },
    (name) =>
      ({
        'x-shop-remote-address': socket,
        'x-shop-proxied': forwarded === undefined ? '0' : '1',
        'x-forwarded-for': forwarded,
      })[name],
  )

it.each([
  [0, '203.0.113.9', undefined, '203.0.113.9'],
  [0, '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  [0, '203.0.113.9', '127.0.0.1', '203.0.113.9'],
  [0, '::ffff:203.0.113.9', undefined, '203.0.113.9'],
  [0, '2001:db8::1', undefined, '2001:db8:0:0'],
  [0, '127.0.0.1', undefined, undefined],
  [0, '::ffff:127.0.0.1', undefined, undefined],
  [0, '::1', undefined, undefined],
  [0, '127.0.0.1', '198.51.100.1', undefined],
  [0, '', undefined, 'unknown'],
  [0, undefined, undefined, undefined],
  [1, '127.0.0.1', undefined, undefined],
  [1, '127.0.0.1', '198.51.100.1', '198.51.100.1'],
  [1, '127.0.0.1', '127.0.0.1', '127.0.0.1'],
  [1, '127.0.0.1', '203.0.113.5, ::1', '0:0:0:0'],
  [1, '203.0.113.9', '127.0.0.1', '127.0.0.1'],
  [1, '203.0.113.9', undefined, '203.0.113.9'],
  [1, '127.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
  [1, '127.0.0.1', '[2001:db8::1]:4711', '2001:db8:0:0'],
  [1, '127.0.0.1', '[2001:db8::1]', '2001:db8:0:0'],
  [1, '127.0.0.1', '::FFFF:198.51.100.1', '198.51.100.1'],
  [1, '127.0.0.1', 'nonsense', 'unknown'],
  [1, '127.0.0.1', '[nonsense]:1', 'unknown'],
])('with %i proxies believed, a socket of %s and %s forwarded count for %s', (proxies, socket, forwarded, counted) => {
  trustedProxies = proxies
  expect(network(socket, forwarded)).toBe(counted)
})

it.each([
  ['203.0.113.9', '203.0.113'],
  ['2001:db8:0:1', '2001:db8:0'],
  ['unknown', undefined],
])('has %s in the wider network %s', (one, wider) => {
  expect(widerNetworkOf(one)).toBe(wider)
})
