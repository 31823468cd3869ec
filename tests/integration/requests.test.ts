import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Shop, startShop } from '../setup/shop'
import { makeBuild } from './support/builds'
import { PASSWORD, type Person, signUp } from './support/people'
import { sendRaw } from './support/sendRaw'
import { publish } from './support/waitFor'

const APP = 'https://app.test.invalid'
const EVIL = 'https://evil.test.invalid'

describe('requests', () => {
  let shop: Shop
  let person: Person
  let cookie = ''
  let token = ''
  let build = ''

  beforeAll(async () => {
    shop = await startShop({ env: { TRUST_PROXY: '1', CORS_ORIGINS: APP } })
    person = await signUp(shop)
    const { body } = await person.send('POST', '/api/users/login', { email: person.email, password: PASSWORD })
    token = body.token
    cookie = `payload-token=${token}`
    build = await publish(person, { file: makeBuild({ name: 'requests' }), listing: { title: 'Requests' } })
  })
  afterAll(() => shop?.stop())

  const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
    fetch(shop.url + path, { redirect: 'manual', ...init, headers })

  describe('are answered with policies', () => {
    const staticFile = () =>
      `/_next/static/chunks/${readdirSync('.next/static/chunks').find((name) => name.endsWith('.js'))}`

    it.each([
      ['a page', () => '/', "script-src 'self' 'nonce-"],
      ['a page that is not there', () => '/nothing-here', "script-src 'self' 'nonce-"],
      ['a page with a dot that is not there', () => '/nothing.html', "script-src 'self' 'nonce-"],
      ['the panel', () => '/admin/login', "script-src 'self' 'nonce-"],
      ['an address that is no text', () => '/%', "default-src 'none'"],
      ['a script', staticFile, "default-src 'self'; script-src 'self';"],
      ['a script that is not there', () => '/_next/static/chunks/nothing.js', "default-src 'self'; script-src 'self';"],
      ['an icon', () => '/icon.svg', "object-src 'none'"],
      ['the service worker', () => '/worker.js', "object-src 'none'"],
      ['data', () => `/api/schematics/${build}`, "default-src 'none'"],
      ['data of a hot endpoint', () => '/api/schematics/search', "default-src 'none'"],
      ['data that is not there', () => '/api/nothing', "default-src 'none'"],
      ['an error of Payload', () => '/api/users', "default-src 'none'"],
      ['a link to a file', () => `/api/schematics/${build}/download`, "default-src 'none'"],
      ['the documentation', () => '/api/docs', "default-src 'self'; "],
      ['the sitemap', () => '/sitemap.xml', "object-src 'none'"],
    ])('%s', async (_what, path, policy) => {
      const { headers, status } = await ask(path(), { Accept: 'text/html' })
      expect([status, headers.get('content-security-policy')]).toEqual([status, expect.stringContaining(policy)])
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': expect.stringMatching(/^(strict-origin-when-cross-origin|no-referrer)$/),
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': expect.stringMatching(/^(same|cross)-origin$/),
        'permissions-policy': expect.stringContaining('geolocation=()'),
      })
    })

    it('that let other sites show pictures and embedded builds, and nothing else', async () => {
      const policyOf = async (path: string) => (await ask(path)).headers.get('cross-origin-resource-policy')
      const { slug, preview } = await (await ask(`/api/schematics/${build}`)).json()
      expect(await policyOf(new URL(preview.url).pathname)).toBe('cross-origin')
      expect(await policyOf(`/embed/${slug}`)).toBe('cross-origin')
      expect(await policyOf(`/schematics/${slug}`)).toBe('same-origin')
      expect(await policyOf(`/api/schematics/${build}`)).toBe('same-origin')
    })
  })

  describe('of pages elsewhere', () => {
    const preflight = (origin: string) =>
      ask(
        '/api/schematics',
        {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'authorization',
          'Sec-Fetch-Site': 'cross-site',
        },
        { method: 'OPTIONS' },
      )

    it('are allowed where the operator named their origin, for a while, and without cookies', async () => {
      const allowed = await preflight(APP)
      expect(allowed.status).toBe(204)
      expect(Object.fromEntries(allowed.headers)).toMatchObject({
        'access-control-allow-origin': APP,
        'access-control-allow-methods': expect.stringContaining('POST'),
        'access-control-allow-headers': expect.stringContaining('Authorization'),
        'access-control-max-age': '7200',
        vary: expect.stringContaining('Origin'),
      })
      expect(allowed.headers.has('access-control-allow-credentials')).toBe(false)
      for (const origin of [EVIL, 'null', 'http://app.test.invalid', 'https://app.test.invalid.evil.test.invalid']) {
        const { headers } = await preflight(origin)
        expect([...headers.keys()].filter((name) => name.startsWith('access-control-allow'))).toEqual([])
      }
    })

    it.each(['/api/schematics/search', '/api/users/me', '/api/nothing'])('may read %s', async (path) => {
      const { headers } = await ask(path, { Origin: APP, 'Sec-Fetch-Site': 'cross-site', Cookie: cookie })
      expect(headers.get('access-control-allow-origin')).toBe(APP)
      expect(headers.get('access-control-expose-headers')).toContain('RateLimit')
      expect(headers.has('access-control-allow-credentials')).toBe(false)
      const other = await ask(path, { Origin: EVIL, 'Sec-Fetch-Site': 'cross-site', Cookie: cookie })
      expect(other.headers.has('access-control-allow-origin')).toBe(false)
    })

    it('act by a token, and never by a cookie', async () => {
      const headers = { Origin: APP, 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'application/json' }
      const like = (more: Record<string, string>) =>
        ask(`/api/schematics/${build}/like`, { ...headers, ...more }, { method: 'PUT' })
      expect((await like({ Cookie: cookie })).status).toBe(401)
      const liked = await like({ Authorization: `Bearer ${token}` })
      expect([liked.status, liked.headers.get('access-control-allow-origin')]).toEqual([200, APP])
      expect((await (await ask('/api/users/me', { ...headers, Cookie: cookie })).json()).user).toBeNull()
    })

    it('get no cookie, so that nobody is signed in as someone else', async () => {
      const body = JSON.stringify({ email: person.email, password: PASSWORD })
      const headers = { Origin: APP, 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'application/json' }
      const answer = await ask('/api/users/login', headers, { method: 'POST', body })
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []])
      expect((await answer.json()).token).toEqual(expect.any(String))
      const own = await ask(
        '/api/users/login',
        { ...headers, Origin: shop.url, 'Sec-Fetch-Site': 'same-origin' },
        { method: 'POST', body },
      )
      expect(own.headers.getSetCookie().length).toBeGreaterThan(0)
    })
  })

  describe('that another site makes a browser send', () => {
    const origins: [string, Record<string, string>][] = [
      ['another site', { Origin: EVIL, 'Sec-Fetch-Site': 'cross-site' }],
      ['another site, by an old browser', { Origin: EVIL }],
      ['a subdomain', { Origin: 'http://x.127.0.0.1.test.invalid', 'Sec-Fetch-Site': 'same-site' }],
      ['another port', { Origin: 'http://127.0.0.1:1', 'Sec-Fetch-Site': 'same-site' }],
      ['a sandboxed frame', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
      ['a page that hides its origin', { 'Sec-Fetch-Site': 'cross-site' }],
      ['a page that has only a referrer', { Referer: `${EVIL}/` }],
    ]
    const types = [
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]

    it.each(origins)(
      'change nothing: %s',
      async (_who, from) => {
        for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
          for (const type of types)
            for (const path of [
              '/api/users/login',
              '/api/users/logout',
              `/api/schematics/${build}/like`,
              '/api/graphql',
              '/language',
            ]) {
              const headers = { ...from, 'Content-Type': type, Cookie: cookie }
              const answer = await ask(path, headers, { method, ...(method !== 'DELETE' && { body: '{}' }) })
              expect([method, type, path, answer.status]).toEqual([method, type, path, 403])
              expect(answer.headers.getSetCookie()).toEqual([])
            }
      },
      60_000,
    )

    it.each(origins)('change nothing by another method in a header: %s', async (_who, from) => {
      for (const name of ['X-HTTP-Method-Override', 'X-Payload-HTTP-Method-Override'])
        for (const method of ['DELETE', 'PATCH', 'GET']) {
          const headers = {
            ...from,
            [name]: method,
            'Content-Type': 'application/x-www-form-urlencoded',
            Cookie: cookie,
          }
          expect((await ask(`/api/schematics/${build}`, headers, { method: 'POST', body: 'a=b' })).status).toBe(403)
          const get = await ask(`/api/schematics/${build}`, { ...from, [name]: method, Cookie: cookie })
          expect([200, 404]).toContain(get.status)
        }
      expect((await ask(`/api/schematics/${build}`)).status).toBe(200)
    })

    it('run no mutation by GraphQL’s GET, which there is not', async () => {
      const query = encodeURIComponent(`mutation { likeSchematic(id: "${build}") { liked } }`)
      const { status } = await ask(`/api/graphql?query=${query}`, { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site' })
      expect(status).toBe(405)
    })
  })

  describe('with headers and paths that are tricks', () => {
    it('put no line of their own into an answer', async () => {
      const tricks = ['%0d%0aSet-Cookie:%20evil=1', '%0aSet-Cookie:%20evil=1', '%E5%98%8A%E5%98%8DSet-Cookie:%20evil=1']
      for (const trick of tricks)
        for (const path of [
          `/schematics/${trick}`,
          `/api/schematics/${trick}/download`,
          `/sign-in?next=/${trick}`,
          `/api/media/file/${trick}`,
          `/embed/${trick}`,
        ]) {
          const { headers } = await ask(path)
          expect([path, headers.has('set-cookie') && headers.get('set-cookie')?.includes('evil')]).toEqual([
            path,
            false,
          ])
        }
      const answer = await ask('/api/health/live', { 'X-Request-Id': 'a b c d e f g h' })
      expect(answer.headers.get('x-request-id')).not.toContain(' ')
    })

    it('lead nowhere: a host of one’s own', async () => {
      const redirect = await sendRaw(shop, { target: '/my', method: 'GET', headers: { Host: 'evil.test.invalid' } })
      expect(redirect.text + JSON.stringify(redirect)).not.toContain('https://evil.test.invalid')
    })

    it('lead nowhere: //evil.test.invalid/%2e%2e, which is the home page', async () => {
      const { status, headers } = await sendRaw(shop, { target: '//evil.test.invalid/%2e%2e', method: 'GET' })
      expect([status, headers.location]).toEqual([200, undefined])
    })

    it.each([
      '/api/../.env',
      '/api/media/file/..%2f..%2f..%2fetc%2fpasswd',
      '/api/media/file/%2e%2e/%2e%2e/package.json',
      '/_next/static/..%2f..%2f..%2fpackage.json',
      '/_next/static/%2e%2e/%2e%2e/BUILD_ID',
      '/..%5c..%5cpackage.json',
      '/api/docs/..%2f..%2fpackage.json',
    ])('lead nowhere: %s', async (target) => {
      const { status, text } = await sendRaw(shop, { target, method: 'GET' })
      expect([400, 401, 404, 307, 308]).toContain(status)
      expect(text).not.toMatch(/"dependencies"|root:x:0/)
    })
  })
})
