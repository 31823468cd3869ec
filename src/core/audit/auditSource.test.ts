import { expect, it } from 'vitest'
import { auditNetworkOf, auditSourceOf } from './auditSource'

it.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', null],
])('keeps of %s the network %s', (address, network) => {
  expect(auditNetworkOf(address)).toBe(network)
})

it('says who asked, by which key and from where', () => {
  const headers = new Headers({ 'x-shop-remote-address': '203.0.113.77', 'user-agent': `probe ${'x'.repeat(300)}` })
  const source = auditSourceOf({ trustedProxies: 0 }, headers, { id: 'me', _keyId: 'key' })
  expect(source).toMatchObject({ actorId: 'me', actorName: null, keyId: 'key', network: '203.0.113.0/24' })
  expect(source.agent).toHaveLength(200)
})

it('has nothing to say of the shop itself', () => {
  const nothing = { actorId: null, actorName: null, keyId: null, network: null, agent: null }
  expect(auditSourceOf({ trustedProxies: 0 }, undefined, null)).toEqual(nothing)
})
