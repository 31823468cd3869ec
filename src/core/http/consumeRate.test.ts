import { createHash, createHmac } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { headersOf, ShopError } from '../errors/errors'
import { rememberKey } from '../rates/callerOf'
import type { RateContext } from '../rates/rateStore'
import { collectLimits, type LimitState, limitHeaders } from '../rates/requestLimits'
import { consumeRate } from './consumeRate'
import { consumeCallerRate, consumeNetworkRate, limitRequests, WIDER_FACTOR } from './limitRequests'
import { chooseRates } from './rates'

/** Without a database: this process counts alone. */
const contextWith = (rates: Parameters<typeof chooseRates>[0]): RateContext => ({
  rateLimit: true,
  rates: chooseRates(rates),
  trustedProxies: 0,
  secret: 'a secret of the test',
  kept: new Map(),
  names: { rateCounts: 'rate_counts' } as RateContext['names'],
})
const from = (address: string, authorization?: string) => (name: string) =>
  ({ 'x-shop-remote-address': address, authorization })[name]

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
/** As Payload signs a session's. */
function tokenOf(id: string, secret = 'a secret of the test', exp = Date.now() / 1000 + 60): string {
  const key = createHash('sha256').update(secret).digest('hex').slice(0, 32)
  const signed = `${base64url({ alg: 'HS256' })}.${base64url({ id, exp })}`
  return `Bearer ${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

/** Each test is on a network of its own: the process remembers. */
let number = 0
let address = ''
beforeEach(() => {
  number += 1
  address = `203.0.${number}.9`
})

const countOf = async (times: number, consume: () => Promise<void>) => {
  let allowed = 0
  for (let count = 0; count < times; count++)
    await consume().then(
      () => (allowed += 1),
      (error: unknown) => expect(error).toBeInstanceOf(ShopError),
    )
  return allowed
}

describe.each(['write', 'read'] as const)('a limit on %s', (rate) => {
  const context = contextWith({ read: { points: 3 }, write: { points: 3 } })

  it('refuses what is one too many, with the time to wait', async () => {
    expect(await countOf(3, () => consumeRate(context, rate, address))).toBe(3)
    const error: unknown = await consumeRate(context, rate, address).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      status: 429,
      code: 'too_many_requests',
      message: expect.stringContaining('Try again'),
    })
    expect(headersOf(error as ShopError)).toMatchObject({
      'Retry-After': expect.stringMatching(/^(59|60)$/),
      RateLimit: expect.stringMatching(`^"${rate}";r=0;t=(59|60)$`),
      'RateLimit-Policy': `"${rate}";q=3;w=60`,
    })
    await expect(consumeRate(context, rate, 'another')).resolves.toBeUndefined()
  })

  it('counts several at once', async () => {
    await consumeRate(context, rate, address, { points: 2 })
    await expect(consumeRate(context, rate, address, { points: 2 })).rejects.toThrow(ShopError)
  })

  it('is told to its request', async () => {
    const limits = new Map<string, LimitState>()
    await collectLimits(limits, async () => {
      await consumeRate(context, rate, address)
      await consumeRate(context, rate, address)
    })
    const headers = limitHeaders(limits.values())
    expect(headers.RateLimit).toMatch(`"${rate}";r=1;t=60`)
    expect(headers['RateLimit-Policy']).toBe(`"${rate}";q=3;w=60`)
  })
})

describe('a request counts', () => {
  const context = contextWith({ write: { points: 2, signedIn: 5 }, key: { points: 4 } })
  const write = (authorization?: string, where = address) =>
    consumeCallerRate(context, 'write', from(where, authorization))

  it('for the network of a stranger', async () => {
    expect(await countOf(4, () => write())).toBe(2)
    expect(await countOf(4, () => write('Bearer nonsense'))).toBe(0)
    expect(await countOf(4, () => write(tokenOf('1', 'another secret')))).toBe(0)
    expect(await countOf(4, () => write(tokenOf('1', undefined, Date.now() / 1000 - 1)))).toBe(0)
  })

  it('for who is signed in, wherever they are', async () => {
    expect(await countOf(4, () => write(tokenOf('ada')))).toBe(4)
    expect(await countOf(4, () => write(tokenOf('ada'), '198.51.100.7'))).toBe(1)
    expect(await countOf(4, () => write(tokenOf('bob')))).toBe(4)
    expect(await countOf(1, () => write())).toBe(1)
  })

  it('for a key, once it was checked, and for the key as a whole', async () => {
    rememberKey('ssk_one', `key of ${address}`)
    const headers = { 'x-shop-remote-address': address, authorization: 'Bearer ssk_one' }
    expect(await countOf(9, () => limitRequests(context, headers, 'read'))).toBe(4)
    expect(await countOf(9, () => write('Bearer ssk_one'))).toBe(5)
  })

  it('for the wider network, of all who are in it', async () => {
    const rest = address.slice(0, -1)
    let next = 10
    const allowed = await countOf(5 * WIDER_FACTOR + 9, () => write(undefined, `${rest}${next++}`))
    expect(allowed).toBe(5 * WIDER_FACTOR)
    expect(await countOf(1, () => write(tokenOf('carol'), `${rest}200`))).toBe(0)
    expect(await countOf(1, () => write(undefined, `198.18.${number}.1`))).toBe(1)
  })

  it('for the network, whoever asks, where accounts are opened', async () => {
    const signIn = () => consumeNetworkRate(contextWith({ 'sign-in': { points: 2 } }), 'sign-in', address)
    expect(await countOf(4, signIn)).toBe(2)
  })

  it('not at all for programs on this machine', async () => {
    expect(await countOf(9, () => write(undefined, '127.0.0.1'))).toBe(9)
  })
})

it('has few requests in the strict preset', async () => {
  const context = { ...contextWith({}), rates: chooseRates({}, 'strict') }
  const list = (authorization?: string) =>
    limitRequests(context, { 'x-shop-remote-address': address, authorization }, 'read')
  expect(await countOf(120, () => list())).toBe(100)
  expect(await countOf(1_010, () => list(tokenOf('dora')))).toBe(1_000)
})
