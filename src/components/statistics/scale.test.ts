import { expect, it } from 'vitest'
import { scaleMax } from './scale'

it.each([
  [0, 4],
  [4, 4],
  [5, 10],
  [11, 20],
  [21, 40],
  [101, 200],
  [123_456, 200_000],
])('holds %i by %i', (value, top) => {
  expect(scaleMax(value)).toBe(top)
})
