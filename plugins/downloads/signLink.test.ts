import { expect, it } from 'vitest'
import type { ShopContext } from '@/core/context/context'
import { isLinkValid, LINK_SECONDS, signLink } from './signLink'

const contextWith = (secret: string) => ({ secret, kept: new Map() }) as unknown as ShopContext
const context = contextWith('a secret of the shop')
const now = Date.UTC(2026, 0, 1)
const parametersOf = (link: string) => new URL(link, 'http://shop.example').searchParams

it('works until it has expired', () => {
  const parameters = parametersOf(signLink(context, 'a', now))
  expect(isLinkValid(context, 'a', parameters, now + LINK_SECONDS * 1000)).toBe(true)
  expect(isLinkValid(context, 'a', parameters, now + LINK_SECONDS * 1000 + 1)).toBe(false)
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
