import { expect, it } from 'vitest'
import { headersOf, ShopError } from '../errors/errors'
import { createRateLimit, MAX_KEYS } from './createRateLimit'

const on = { rateLimit: true }

it('refuses what is one too many, with the time to wait', async () => {
  const limit = createRateLimit({ name: 'once', points: 1, seconds: 100, message: 'Too many tests.' })
  await limit.consume(on, 'a')
  await limit.consume(on, 'b')
  const error: unknown = await limit.consume(on, 'a').catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ status: 429, code: 'too_many_requests' })
  expect(error).toHaveProperty('message', 'Too many tests. Try again in 2 minutes.')
  expect(headersOf(error as ShopError)).toEqual({
    'Retry-After': '100',
    RateLimit: '"once";r=0;t=100',
    'RateLimit-Policy': '"once";q=1;w=100',
  })
})

it('is one for the process, wherever it is made', async () => {
  const options = { name: 'shared', points: 1, seconds: 100 }
  await createRateLimit(options).consume(on, 'a')
  await expect(createRateLimit(options).consume(on, 'a')).rejects.toThrow(ShopError)
})

it('remembers so many keys, those that came last', async () => {
  const limit = createRateLimit({ name: 'many', points: 1, seconds: 100 })
  await limit.consume(on, 'first')
  await limit.consume(on, 'second')
  await expect(limit.consume(on, 'second')).rejects.toThrow(ShopError)
  for (let number = 0; number < MAX_KEYS - 1; number++) await limit.consume(on, `network ${number}`)
  await expect(limit.consume(on, 'second')).rejects.toThrow(ShopError)
  await limit.consume(on, 'first')
})

it('tells when to come again of any error that says it', () => {
  expect(headersOf(new ShopError(429, 'too_many_requests', 'Wait.'))).toMatchObject({ 'Retry-After': '60' })
  expect(headersOf(new ShopError(503, 'unavailable', 'Wait.', { retryAfter: 5 }))).toEqual({ 'Retry-After': '5' })
  expect(headersOf(new ShopError(404, 'not_found', 'No.'))).toEqual({})
})
