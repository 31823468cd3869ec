import { expect, it } from 'vitest'
import { chooseRates, defaultRates } from './rates'

it('takes an app’s own numbers, and keeps all others', () => {
  const rates = chooseRates({ 'sign-in': { points: 3, seconds: 30 } })
  expect(rates['sign-in']).toEqual({ points: 3, seconds: 30, signedIn: 3, message: 'Too many sign-ins.' })
  expect(rates.read).toMatchObject(defaultRates.read)
})

it('keeps the number that an app does not give', () => {
  expect(chooseRates({ read: { points: 7 } }).read).toMatchObject({ points: 7, seconds: 60, signedIn: 7 })
})

it.each([
  [{ reads: { points: 1, seconds: 1 } }, 'rates.reads does not exist. There are api, key,'],
  [{ read: { points: 0, seconds: 1 } }, 'rates.read.points is 0. It must be a whole number from 1 to'],
  [null, 'rates is null. It must be an object of options.'],
  [{ read: null }, 'rates.read is null. It must be an object of options.'],
  [{ read: 5 }, 'rates.read is 5. It must be an object of options.'],
  [{ read: { points: null } }, 'rates.read.points is null. It must be a whole number from 1 to'],
  [{ read: { points: 'many' } }, 'rates.read.points is "many". It must be a whole number from 1 to'],
  [{ read: { signedIn: null } }, 'rates.read.signedIn is null. It must be a whole number from 1 to'],
  [{ read: { points: 1, second: 1 } }, 'rates.read.second does not exist. There are points, seconds, signedIn.'],
])('refuses %j', (options, message) => {
  expect(() => chooseRates(options as never)).toThrow(message)
})

it('takes the numbers of a preset, and an app’s own over them', () => {
  expect(chooseRates({}, 'strict').api).toMatchObject({ points: 100, seconds: 3_600, signedIn: 1_000 })
  expect(chooseRates({ api: { points: 200 } }, 'strict').api).toMatchObject({ points: 200, signedIn: 1_000 })
  expect(chooseRates({}, 'strict').read).toMatchObject(defaultRates.read)
})
