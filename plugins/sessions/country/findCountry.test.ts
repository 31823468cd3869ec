import { expect, it } from 'vitest'
import { findCountry } from './findCountry'

it.each([
  ['8.8.8.8', 'US'],
  ['193.0.6.139', 'NL'],
  ['2001:67c:2e8:22::c100:68b', 'NL'],
  ['::ffff:8.8.8.8', 'US'],
])('knows that %s is in %s', async (address, country) => {
  expect(await findCountry(address)).toBe(country)
})

it.each(['192.168.0.1', '127.0.0.1', '::1', 'fe80::1', '203.0.113.7', 'unknown', ''])(
  'does not guess of %s',
  async (address) => {
    expect(await findCountry(address)).toBeUndefined()
  },
)
