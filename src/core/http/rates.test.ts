import { expect, it } from 'vitest'
import { chooseRates, defaultRates } from './rates'

it('takes an app’s own numbers, and keeps all others', () => {
  const rates = chooseRates({ 'sign-in': { points: 3, seconds: 30 } })
  expect(rates['sign-in']).toEqual({ points: 3, seconds: 30, message: 'Too many sign-ins.' })
  expect(rates.read).toEqual(defaultRates.read)
})

it('keeps the number that an app does not give', () => {
  expect(chooseRates({ read: { points: 7 } }).read).toEqual({ points: 7, seconds: 60 })
})

it.each([
  [{ reads: { points: 1, seconds: 1 } }, 'rates.reads does not exist. There are upload, part,'],
  [{ read: { points: 0, seconds: 1 } }, 'rates.read.points is 0. It must be a whole number from 1 to'],
  [{ read: { points: 1, second: 1 } }, 'rates.read.second does not exist. There are points, seconds.'],
])('refuses %j', (options, message) => {
  expect(() => chooseRates(options as never)).toThrow(message)
})
