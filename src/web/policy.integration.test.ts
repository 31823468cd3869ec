import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBuild } from '../../tests/integration/support/builds'
import { BROWSER, PASSWORD, signUp, stranger } from '../../tests/integration/support/people'
import { publish } from '../../tests/integration/support/waitFor'
import { type Shop, startShop } from '../../tests/setup/shop'

/** Inline scripts of a page, with their attributes. */
const inlineOf = (html: string) =>
  [...html.matchAll(/<script(?<says>[^>]*)>(?<code>[\s\S]*?)<\/script>/g)]
    .map(({ groups = {} }) => ({ says: groups.says ?? '', code: groups.code ?? '' }))
    .filter(({ says, code }) => code !== '' && !says.includes('application/ld+json'))

const directive = (policy: string, name: string) =>
  policy
    .split('; ')
    .find((one) => one.startsWith(`${name} `))
    ?.slice(name.length + 1)

describe('a page’s policy', () => {
  let shop: Shop
  let address: string
  let cookie: string

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(new URL(path, shop.url), {
      redirect: 'manual',
      headers: { 'User-Agent': BROWSER, ...headers },
    })
    const policy = answer.headers.get('content-security-policy') ?? ''
    return { answer, policy, nonce: /'nonce-([^']+)'/.exec(policy)?.[1], html: await answer.text() }
  }

  beforeAll(async () => {
    shop = await startShop()
    const owner = await signUp(shop, 'builder')
    const login = await stranger(shop).send('POST', '/api/users/login', { email: owner.email, password: PASSWORD })
    cookie = `payload-token=${login.body.token}`
    const id = await publish(owner, { file: makeBuild({ name: 'policy' }), listing: { title: 'Policy' } })
    address = `/schematics/${(await stranger(shop).ask(`/api/schematics/${id}`)).body.slug}`
  })
  afterAll(() => shop?.stop())

  it.each([
    '/',
    '/schematics',
    'the build',
    'the embedded build',
    '/sign-in',
    '/offline',
    '/nothing-here',
    '/admin/login',
  ])('allows the scripts of the shop, and in the page those alone that it wrote: %s', async (name) => {
    const path =
      name === 'the build' ? address : name.replace('the embedded build', address.replace('schematics', 'embed'))
    const { policy, nonce, html } = await get(path)
    expect(directive(policy, 'default-src')).toBe("'self'")
    expect(directive(policy, 'script-src')).not.toMatch(/unsafe|https?:|\*/)
    for (const { says, code } of inlineOf(html)) {
      const hash = `'sha256-${createHash('sha256').update(code).digest('base64')}'`
      expect(policy.includes(hash) || says.includes(`nonce="${nonce}"`), `${path}: <script${says}>${code}`).toBe(true)
    }
    expect(inlineOf(html).length).toBeGreaterThan(0)
    expect(html).not.toMatch(/<[^>]+ on[a-z]+=/)
    const isEmbedded = name === 'the embedded build'
    expect(directive(policy, 'frame-ancestors')).toBe(isEmbedded ? '*' : "'self'")
  })

  it('is another for each page that is made', async () => {
    const nonces = new Set<string | undefined>()
    for (let at = 0; at < 4; at++)
      nonces.add((await get('/upload', { Cookie: cookie, 'Sec-Fetch-Site': 'none' })).nonce)
    expect(nonces.size).toBe(4)
    expect(nonces.has(undefined)).toBe(false)
  })

  it('is not what a client says that it is', async () => {
    for (const header of ['Content-Security-Policy', 'Content-Security-Policy-Report-Only']) {
      const { policy, html } = await get(`/schematics?q=${header}`, { [header]: "script-src 'nonce-b3duZWQ='" })
      expect(policy + html).not.toContain('b3duZWQ=')
    }
  })

  it('stays that of the page which a browser has', async () => {
    const { answer, html, nonce } = await get(address)
    expect(html).toContain(`nonce="${nonce}"`)
    const again = await get(address, { 'If-None-Match': String(answer.headers.get('etag')) })
    expect([again.answer.status, again.policy]).toEqual([304, ''])
    // A cached page has a policy that matches its own scripts.
    const theirs = await get(address)
    expect(theirs.html).toContain(`nonce="${theirs.nonce}"`)
  })
})
