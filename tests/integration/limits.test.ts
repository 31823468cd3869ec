import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { networkOf } from '@/core/http/clientIp'
import { type Shop, startShop } from '../setup/shop'

describe('requests beyond what a network may make', () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await startShop({ workers: 0, env: { TRUST_PROXY: '1' } })
  })
  afterAll(() => shop?.stop())

  const signIn = (forwarded?: string) =>
    fetch(`${shop.url}/api/users/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(forwarded && { 'X-Forwarded-For': forwarded }) },
      body: JSON.stringify({ email: 'nobody@example.org', password: 'wrong' }),
    })
  const statusesOf = async (count: number, forwarded: (number: number) => string | undefined) =>
    (await Promise.all(Array.from({ length: count }, (_, number) => signIn(forwarded(number))))).map(
      ({ status }) => status,
    )

  it('are answered 429 with the time to wait, in words and as a header', async () => {
    expect(new Set(await statusesOf(60, () => '203.0.113.9'))).toEqual(new Set([401]))
    const refused = await signIn('203.0.113.9')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500)
    expect(await refused.json()).toEqual({
      errors: [
        {
          code: 'too_many_requests',
          message: expect.stringMatching(/Try again in \d+ minutes/),
          retryAfter: Number(refused.headers.get('retry-after')),
        },
      ],
    })
  })

  it('are not made less by writing another address before the one the proxy wrote', async () => {
    expect(await statusesOf(3, (number) => `198.51.100.${number}, 203.0.113.9`)).toEqual([429, 429, 429])
  })

  it.each(['/api/users/log%69n', '/%61pi/users/login', '/api//users/login/'])(
    'are not made less by writing the address another way: %s',
    async (path) => {
      const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': '203.0.113.9' }
      const { status } = await fetch(shop.url + path, { method: 'POST', headers, body: '{}', redirect: 'manual' })
      expect(status).toBe(429)
    },
  )

  it('are counted together for all addresses of an IPv6 network', async () => {
    const statuses = await statusesOf(70, (number) => `2001:db8:0:1::${number.toString(16)}`)
    expect(statuses.filter((status) => status === 429)).toHaveLength(10)
    expect((await signIn('2001:db8:0:2::1')).status).toBe(401)
  })

  it('are nothing to the machine itself, nor to other kinds of requests', async () => {
    expect(new Set(await statusesOf(70, () => undefined))).toEqual(new Set([401]))
    const headers = { 'X-Forwarded-For': '203.0.113.9' }
    expect((await fetch(`${shop.url}/api/schematics/search`, { headers })).status).toBe(200)
  })
})

describe('two web processes', () => {
  let shop: Shop
  let other: Shop
  const env = { TRUST_PROXY: '1', RATE_PRESET: 'strict' }

  beforeAll(async () => {
    shop = await startShop({ workers: 0, env })
    other = await startShop({ workers: 0, databaseUrl: shop.databaseUrl, dataDir: shop.dataDir, env })
  })
  afterAll(async () => {
    await other?.stop()
    await shop?.stop()
  })

  const from = (network: string) => ({ 'Content-Type': 'application/json', 'X-Forwarded-For': network })
  const body = JSON.stringify({ email: 'nobody@example.org', password: 'wrong' })
  const signIn = (at: number, network: string) =>
    fetch(`${[shop, other][at % 2]?.url}/api/users/login`, { method: 'POST', headers: from(network), body })
  const search = (at: number, network: string) =>
    fetch(`${[shop, other][at % 2]?.url}/api/schematics/search`, { headers: from(network) })
  const statusesOf = async (answers: Promise<Response>[]) => (await Promise.all(answers)).map(({ status }) => status)

  it('count together, exactly, and go on counting after a restart', async () => {
    const statuses = await statusesOf(Array.from({ length: 80 }, (_, at) => signIn(at, '203.0.113.20')))
    expect(statuses.filter((status) => status === 401)).toHaveLength(60)
    expect(statuses.filter((status) => status === 429)).toHaveLength(20)
    await other.web.stop()
    await other.web.start()
    expect((await signIn(1, '203.0.113.20')).status).toBe(429)
    expect((await signIn(1, '203.0.113.21')).status).toBe(401)
  })

  it('tell what is left, of all that a request counts for', async () => {
    const { headers } = await search(0, '198.51.100.20')
    expect(headers.get('ratelimit')).toMatch(/^"api";r=99;t=\d+, "read";r=1199;t=\d+$/)
    expect(headers.get('ratelimit-policy')).toBe('"api";q=100;w=3600, "read";q=1200;w=60')
    const query = JSON.stringify({ query: '{ a: Tags { totalDocs } b: Tags { totalDocs } }' })
    const init = { method: 'POST', headers: from('198.51.100.21'), body: query }
    const answer = await fetch(`${shop.url}/api/graphql`, init)
    expect([answer.status, answer.headers.get('ratelimit')]).toEqual([
      200,
      expect.stringMatching(/"api";r=98;t=\d+.*"read";r=1198;t=\d+/),
    ])
  })

  it('let through, of what is counted in batches, what one may within a second too much', async () => {
    const network = '192.0.2.20'
    expect(new Set(await statusesOf(Array.from({ length: 60 }, () => search(0, network))))).toEqual(new Set([200]))
    const { status } = await search(1, network)
    expect(status).toBe(200)
    await vi.waitFor(async () => {
      const { headers } = await search(1, network)
      expect(headers.get('ratelimit')).toMatch(/"api";r=\d;/)
    }, 10_000)
    await vi.waitFor(async () => expect((await search(0, network)).status).toBe(429), 10_000)
    expect((await search(0, '192.0.3.20')).status).toBe(200)
  })

  it('let no flood from one network keep others waiting', async () => {
    const flood = Promise.all(Array.from({ length: 1_500 }, (_, at) => signIn(at, '203.0.113.20')))
    const waits: number[] = []
    for (let at = 0; at < 20; at++) {
      const started = performance.now()
      expect((await search(at, `100.64.${at}.1`)).status).toBe(200)
      waits.push(performance.now() - started)
    }
    expect(new Set((await flood).map(({ status }) => status))).toEqual(new Set([429]))
    expect(waits.sort((one, two) => one - two)[10]).toBeLessThan(1_000)
  })
})

describe('a network', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:DB8:0:1:2:3:4:5', '2001:db8:0:1'],
    ['::1', '0:0:0:0'],
    ['2001:db8:0001::', '2001:db8:1:0'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})
