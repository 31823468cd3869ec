import { expect, it } from 'vitest'
import { isStorable, isStorableJson } from './isStorable'

it('takes all text but NUL and half of a pair', () => {
  expect(['', '🏰', '\u0001'].map(isStorable)).toEqual([true, true, true])
  expect(['a\0', '\ud83c', '\udff0🏰'].map(isStorable)).toEqual([false, false, false])
})

it.each([
  ['a text', '\0'],
  ['an item', ['a', ['\0']]],
  ['a field', { a: { b: '\ud83c' } }],
  ['the name of a field', { 'a\0': 1 }],
])('finds what cannot be kept in %s', (_where, value) => {
  expect(isStorableJson(value)).toBe(false)
})

it('reads values however deep', () => {
  let value: unknown = 'end'
  for (let depth = 0; depth < 100_000; depth++) value = [value]
  expect(isStorableJson({ value, date: new Date(), bytes: new Uint8Array(1), none: null })).toBe(true)
})
