import { describe, expect, it } from 'vitest'
import { canonicalTarget } from './canonicalTarget'
import {
  dropCrossSiteSession,
  isCrossSiteSignOut,
  isOwnOrigin,
  type OriginRules,
  rejectCrossSiteWrite,
} from './guardOrigin'

const SHOP = 'https://shop.test.invalid'
const rules: OriginRules = {
  own: SHOP,
  cookiePrefix: 'payload',
  cors: [],
  unsubscribe: '/api/notifications/unsubscribe',
}
type Headers = Record<string, string>
const cookie = 'lang=de; payload-token=abc; payload-refresh=def; other=1'

describe('an origin', () => {
  it.each([
    ['https://shop.test.invalid', 'anything', SHOP, true],
    ['https://shop.test.invalid:444', 'shop.test.invalid:444', SHOP, false],
    ['http://shop.test.invalid', 'shop.test.invalid', SHOP, false],
    ['http://192.168.1.5:3000', '192.168.1.5:3000', SHOP, false],
    ['http://192.168.1.5:3000', '192.168.1.5:3000', undefined, true],
    ['http://[fd00::5]:3000', '[fd00::5]:3000', undefined, true],
    ['http://home.local:3000', 'Home.local:3000', undefined, true],
    ['http://192.168.1.5:3001', '192.168.1.5:3000', undefined, false],
    ['http://evil.test.invalid', '192.168.1.5:3000', undefined, false],
    ['null', '192.168.1.5:3000', undefined, false],
    ['file://', '', undefined, false],
    ['http://192.168.1.5:3000', undefined, undefined, false],
  ])('%s, asked at %s with SERVER_URL %s: ours %s', (origin, host, own, expected) => {
    expect(isOwnOrigin(origin, host, own)).toBe(expected)
  })
})

describe('a write', () => {
  const refused = (headers: Headers, method = 'POST', path = '/api/users/login') =>
    rejectCrossSiteWrite({ method, headers: { host: 'shop.test.invalid', ...headers } }, path, rules)?.status

  it.each<[string, Headers]>([
    ['a form of another site', { origin: 'https://evil.test.invalid', 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a subdomain', { origin: 'https://x.shop.test.invalid', 'sec-fetch-site': 'same-site' }],
    ['a browser that names no origin', { 'sec-fetch-site': 'cross-site' }],
    ['an old browser', { origin: 'https://evil.test.invalid' }],
    ['one older still', { referer: 'https://evil.test.invalid/trap?of=https://shop.test.invalid' }],
    ['a page whose name begins as ours', { referer: 'https://shop.test.invalid.evil.test.invalid/' }],
  ])('by %s is refused, whatever it is', (_who, headers) => {
    for (const path of ['/api/users/login', '/api/users', '/api/users/logout', '/api/graphql', '/language'])
      for (const method of ['POST', 'PATCH', 'PUT', 'DELETE'])
        expect([path, method, refused(headers, method, path)]).toEqual([path, method, 403])
    expect(refused(headers, 'GET')).toBeUndefined()
  })

  it.each<[string, Headers]>([
    ['the shop', { origin: SHOP, 'sec-fetch-site': 'same-origin' }],
    ['the shop, without TLS', { origin: SHOP }],
    ['the shop, by an old browser', { referer: `${SHOP}/sign-in?next=%2Fmy` }],
    ['a program', {}],
  ])('by %s is taken', (_who, headers) => {
    expect(refused(headers)).toBeUndefined()
  })

  it('by a mail program that ends mails is taken from anywhere', () => {
    const headers = { origin: 'https://mail.test.invalid', 'sec-fetch-site': 'cross-site' }
    expect(refused(headers, 'POST', '/api/notifications/unsubscribe')).toBeUndefined()
  })
})

describe('a write of a page elsewhere', () => {
  const foreign = { origin: 'https://app.test.invalid', 'sec-fetch-site': 'cross-site', cookie }
  const write = (headers: Headers, cors: OriginRules['cors'], path = '/api/comments') => {
    const request: Parameters<typeof rejectCrossSiteWrite>[0] = {
      method: 'POST',
      headers: { host: 'shop.test.invalid', ...foreign, ...headers },
    }
    const status = rejectCrossSiteWrite(request, path, { ...rules, cors })?.status
    return [status, request.headers.cookie]
  }
  const withoutSession = 'lang=de; other=1'

  it('is taken with a token, and without the session', () => {
    for (const authorization of ['Bearer abc', 'JWT abc'])
      for (const cors of [[], '*'] as const) expect(write({ authorization }, cors)).toEqual([undefined, withoutSession])
  })

  it('is not taken with what a browser adds by itself', () => {
    for (const authorization of ['Basic YTpi', 'Negotiate abc', 'Digest a=b'])
      expect(write({ authorization }, '*')).toEqual([403, cookie])
  })

  it('is taken from an origin that the operator named, without the session, and from no other', () => {
    expect(write({}, ['https://app.test.invalid'])).toEqual([undefined, withoutSession])
    expect(write({}, ['https://other.test.invalid'])).toEqual([403, cookie])
    expect(write({ origin: 'null' }, ['https://app.test.invalid'])).toEqual([403, cookie])
    expect(write({}, '*')).toEqual([403, cookie])
  })

  it('is for the API alone', () => {
    expect(write({ authorization: 'Bearer abc' }, '*', '/language')).toEqual([403, cookie])
    expect(write({}, ['https://app.test.invalid'], '/apiary')).toEqual([403, cookie])
  })
})

describe('a session', () => {
  const kept = (headers: Headers) => {
    const request = { method: 'GET', headers: { host: 'shop.test.invalid', cookie, ...headers } }
    dropCrossSiteSession(request, rules)
    return request.headers.cookie
  }

  it.each<[string, Headers]>([
    [
      'a link from another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    ],
    ['a link from a subdomain', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate' }],
    ['the address bar', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
    ['the shop', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }],
    ['a browser without TLS, which says nothing', {}],
    ['a link elsewhere, followed without TLS', { referer: 'https://evil.test.invalid/' }],
    ['what says no more than that it comes from elsewhere', { 'sec-fetch-site': 'cross-site' }],
    ['a program that fetches a link', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }],
  ])('stays with %s', (_who, headers) => {
    expect(kept(headers)).toBe(cookie)
  })

  it.each<[string, Headers]>([
    ['a script', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }],
    ['a frame', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
    ['a fetch', { origin: 'https://evil.test.invalid', 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
  ])('is taken from %s of another site, and nothing else is', (_who, headers) => {
    expect(kept(headers)).toBe('lang=de; other=1')
  })

  it('is known by the prefix that an app gives its cookies', () => {
    const request = { headers: { origin: 'https://evil.test.invalid', cookie: 'acme-token=abc' } }
    dropCrossSiteSession(request, { ...rules, cookiePrefix: 'acme' })
    expect(request.headers).not.toHaveProperty('cookie')
  })

  it('leaves no empty list of cookies behind', () => {
    const request: Parameters<typeof dropCrossSiteSession>[0] = {
      method: 'GET',
      headers: { cookie: 'payload-token=abc', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    }
    dropCrossSiteSession(request, rules)
    expect('cookie' in request.headers).toBe(false)
  })
})

describe('the panel’s page that signs out', () => {
  const isForeign = (target: string, headers: Headers) => {
    const path = canonicalTarget(target).split('?', 1)[0] ?? ''
    return isCrossSiteSignOut({ method: 'GET', headers: { host: 'shop.test.invalid', ...headers } }, path, SHOP)
  }

  it.each(['/admin/logout', '/admin/%6cogout?x=1', '//admin/./logout-inactivity/', '/admin/x/../logout'])(
    'is not opened by a link from elsewhere: %s',
    (target) => {
      expect(isForeign(target, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(true)
      expect(isForeign(target, { referer: 'https://evil.test.invalid/' })).toBe(true)
      expect(isForeign(target, { referer: `${SHOP}/admin` })).toBe(false)
      expect(isForeign(target, { 'sec-fetch-site': 'same-origin' })).toBe(false)
      expect(isForeign(target, {})).toBe(false)
    },
  )
})
