import { expect, it } from 'vitest'
import { validateUsername } from './validateUsername'

it.each(['Mira', 'a_b', '0-0', 'x'.repeat(30), '  Mira  '])('takes %j', (name) => {
  expect(validateUsername(name)).toBe(true)
})

it.each([
  ['too short', 'ab'],
  ['too long', 'x'.repeat(31)],
  ['begun with a hyphen', '-ab'],
  ['begun with an underscore', '_ab'],
  ['of two words', 'Mira Holz'],
  ['of letters that addresses encode', 'Müller'],
  ['of two lines', 'mira\nholz'],
  ['no text', 123],
])('does not take what is %s', (_what, name) => {
  expect(validateUsername(name)).toContain('3 to 30')
})

it.each(['admin', 'API', ' Root '])('keeps %j for the site', (name) => {
  expect(validateUsername(name)).toContain('reserved')
})
