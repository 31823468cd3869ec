import { expect, it } from 'vitest'
import { chooseRates, defaultRates } from './rates'

it('takes an app’s own numbers, and keeps all others', () => {
  const rates = chooseRates({ 'sign-in': { points: 3, seconds: 30 } })
  expect(rates['sign-in']).toEqual({ points: 3, seconds: 30, message: 'Too many sign-ins.' })
  expect(rates.read).toEqual(defaultRates.read)
})

it.each([
  [{ reads: { points: 1, seconds: 1 } }, 'rates.reads is no class'],
  [{ read: { points: 0, seconds: 1 } }, 'rates.read needs whole numbers'],
  [{ read: { points: 1 } }, 'rates.read needs whole numbers'],
])('refuses %j', (options, message) => {
  expect(() => chooseRates(options as never)).toThrow(message)
})
