import { expect, it } from 'vitest'
import type { ShopContext } from '@/core/context/context'
import { isLinkValid, signLink } from './signLink'
import { downloadOptions } from './types'

const contextWith = (secret: string) => ({ secret, kept: new Map() }) as unknown as ShopContext
const context = contextWith('a secret of the shop')
const now = Date.UTC(2026, 0, 1)
const parametersOf = (link: string) => new URL(link, 'http://shop.example').searchParams

it.each([undefined, 60])('works until it has expired: %s seconds', (linkSeconds = 300) => {
  const own = contextWith('a secret of the shop')
  if (linkSeconds !== 300) downloadOptions.keep(own, { linkSeconds })
  const parameters = parametersOf(signLink(own, 'a', now))
  expect(isLinkValid(own, 'a', parameters, now + linkSeconds * 1000)).toBe(true)
  expect(isLinkValid(own, 'a', parameters, now + linkSeconds * 1000 + 1)).toBe(false)
})

it('is for one file, of one kind', () => {
  const parameters = parametersOf(signLink(context, 'a', now))
  expect(isLinkValid(context, 'b', parameters, now)).toBe(false)
  expect(isLinkValid(context, 'a', parameters, now, 'conversions')).toBe(false)
})

it.each([
  ['a later end', (parameters: URLSearchParams) => parameters.set('expires', '99999999999')],
  ['an end that is no number', (parameters: URLSearchParams) => parameters.set('expires', 'never')],
  ['another reader', (parameters: URLSearchParams) => parameters.set('reader', 'other')],
  ['no reader', (parameters: URLSearchParams) => parameters.delete('reader')],
  ['no signature', (parameters: URLSearchParams) => parameters.delete('signature')],
])('does not work with %s', (_what, change) => {
  const parameters = parametersOf(signLink(context, 'a', now, 'files', 'reader'))
  expect(isLinkValid(context, 'a', parameters, now)).toBe(true)
  change(parameters)
  expect(isLinkValid(context, 'a', parameters, now)).toBe(false)
})

it('does not work with the secret of another shop', () => {
  const parameters = parametersOf(signLink(contextWith('another secret'), 'a', now))
  expect(isLinkValid(context, 'a', parameters, now)).toBe(false)
})
