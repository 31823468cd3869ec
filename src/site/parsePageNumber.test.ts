import { expect, it } from 'vitest'
import { isPastEnd, parsePageNumber } from './parsePageNumber'

it.each([
  ['7', 7],
  ['10000', 10_000],
  ['10001', 1],
  ['0', 1],
  ['-2', 1],
  ['two', 1],
  [['3', '4'], 3],
  [undefined, 1],
])('reads %j as %i', (value, page) => {
  expect(parsePageNumber(value)).toBe(page)
})

it('goes no further than it is told', () => {
  expect([parsePageNumber('5', 5), parsePageNumber('6', 5)]).toEqual([5, 1])
})

it.each([
  [1, 0, false],
  [2, 0, false],
  [3, 3, false],
  [4, 3, true],
])('says of page %i of %i: past the end is %s', (page, pages, isPast) => {
  expect(isPastEnd(page, pages)).toBe(isPast)
})
