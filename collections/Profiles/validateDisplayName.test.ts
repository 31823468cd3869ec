import { expect, it } from 'vitest'
import { validateDisplayName } from './validateDisplayName'

it.each(['Mira', '美良', '7', '★', '🏰'.repeat(50)])('takes %j', (name) => {
  expect(validateDisplayName(name)).toBe(true)
})

it.each([
  ['empty', ''],
  ['blank', '   '],
  ['invisible', '\u200b\u2060'],
  ['dots alone', '...'],
  ['no text', null],
])('does not take what is %s', (_what, name) => {
  expect(validateDisplayName(name)).toContain('at least one letter or digit')
})

it('counts characters, not UTF-16 units', () => {
  expect(validateDisplayName('🏰'.repeat(51))).toContain('at most 50')
})
