import { expect, it } from 'vitest'
import { isBlank } from './isBlank'

it.each(['', ' \t\n', '\u00a0\u3000', '\u200b\u200d\ufeff', '\u2800', '\u3164\uffa0', '\0'])(
  'sees nothing in %j',
  (text) => {
    expect(isBlank(text)).toBe(true)
  },
)

it.each(['a', ' . ', '\u200b城', '🏰', '\u0301'])('sees something in %j', (text) => {
  expect(isBlank(text)).toBe(false)
})
