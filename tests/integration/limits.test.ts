import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
