import { expect, it } from 'vitest'
import { isSessionPair, refreshCookieName } from './sessionCookies'

const named = (cookies: object) =>
  refreshCookieName(
    { cookiePrefix: 'acme', collections: [{ slug: 'members', auth: { cookies } }] } as never,
    { slugs: { users: 'members' } } as never,
  )

it.each([
  ['https', { secure: true }, '__Host-acme-refresh'],
  ['http', { secure: false }, 'acme-refresh'],
  // Such a cookie would be refused: it has no domain.
  ['https, for all subdomains', { secure: true, domain: 'acme.example' }, 'acme-refresh'],
])('the refresh token’s cookie with %s', (_, cookies, name) => {
  expect(named(cookies)).toBe(name)
})

it('knows a session’s cookies by either name', () => {
  const pairs = ['acme-token=1', '__Host-acme-refresh=2', 'lang=de', '__Host-other=3']
  expect(pairs.map((pair) => isSessionPair(pair, 'acme'))).toEqual([true, true, false, false])
})
