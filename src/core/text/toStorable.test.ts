import { expect, test } from 'vitest'
import { toStorable, toStorableText } from './toStorable'

test('what no database keeps becomes U+FFFD, in texts and keys, however deep', () => {
  expect(toStorable({ 'a\0': ['\ud83d', { b: '\udc00\0ok 🏰' }], n: 1, none: null })).toEqual({
    'a\ufffd': ['\ufffd', { b: '\ufffd\ufffdok 🏰' }],
    n: 1,
    none: null,
  })
})

test('a text is not cut into half a character', () => {
  expect(toStorableText('ab🏰', 3)).toBe('ab\ufffd')
  expect(toStorableText('ab🏰', 4)).toBe('ab🏰')
})
