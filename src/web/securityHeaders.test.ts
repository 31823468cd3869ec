import { expect, it } from 'vitest'
import type { ShopContext } from '@/core/context/context'
import { hstsModes } from '@/core/context/options'
import { securityHeadersOf } from './securityHeaders'

const headersOf = (isSecure: boolean, hsts: ShopContext['hsts']) =>
  Object.fromEntries(securityHeadersOf({ addresses: { isSecure }, hsts } as ShopContext))

it.each([
  ['off', undefined],
  ['on', 'max-age=31536000'],
  ['subdomains', 'max-age=31536000; includeSubDomains'],
  ['preload', 'max-age=63072000; includeSubDomains; preload'],
] as const)('keeps browsers to https as the operator says: %s', (mode, header) => {
  expect(headersOf(true, mode)['Strict-Transport-Security']).toBe(header)
})

it('says nothing of https where the address has none', () => {
  for (const mode of hstsModes) expect(headersOf(false, mode)).not.toHaveProperty('Strict-Transport-Security')
})

it('names each feature of browsers once', () => {
  const names =
    headersOf(false, 'on')
      ['Permissions-Policy']?.split(', ')
      .map((one) => one.split('=')[0]) ?? []
  expect(names.length).toBeGreaterThan(30)
  expect(new Set(names).size).toBe(names.length)
})
