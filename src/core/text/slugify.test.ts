import fc from 'fast-check'
import { expect, it } from 'vitest'
import { slugify, slugPattern } from './slugify'

it.each([
  ['My  Big: Castle!', 'my-big-castle'],
  ['Schloß Ärger', 'schloß-ärger'],
  ['ＦＵＬＬ　width', 'full-width'],
  ['замок 城', 'замок-城'],
  ['--a--', 'a'],
  ['?!…', ''],
])('makes of %j %j', (text, slug) => {
  expect(slugify(text, 40)).toBe(slug)
})

it('cuts to the length, leaving no hyphen at the end', () => {
  expect(slugify('abc def', 4)).toBe('abc')
  expect(slugify('𝟘𝟙𝟚 城城城', 5)).toBe('012-城')
})

it('gives nothing but slugs, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 60 }), (text, most) => {
      const slug = slugify(text, most)
      expect(slug === '' || slugPattern.test(slug)).toBe(true)
      expect(Array.from(slug).length).toBeLessThanOrEqual(most)
    }),
  )
})
