import { describe, expect, it } from 'vitest'
import { findMentions, MAX_MENTIONS } from './mentions'

const namesIn = (text: string) => findMentions(text).map(({ username }) => username)

describe('the people called in a text', () => {
  it.each([
    ['@mira look at this', ['mira']],
    ['thanks @Mira, @bob_2 and (@a-b)!', ['Mira', 'bob_2', 'a-b']],
    ['@mira.', ['mira']],
    ['@mira\n@bob', ['mira', 'bob']],
    ['@mira @mira', ['mira', 'mira']],
    ['すごい@miraさん', []],
    ['すごい @miraさん', ['mira']],
    ['“@mira”', ['mira']],
    ['\u200f@mira\u200f', ['mira']],
  ])('are found: %j', (text, names) => {
    expect(namesIn(text)).toEqual(names)
  })

  it.each([
    'mail me@example.com',
    'https://social.test/@mira',
    '@ab',
    `@${'a'.repeat(31)}`,
    '@@mira',
    '@mira@social.test',
    'type `@mira` to call her',
    '```\n@mira\n```',
    '```\n@mira',
    '@_mira',
    '@',
    '',
  ])('are not seen where nobody is called: %j', (text) => {
    expect(namesIn(text)).toEqual([])
  })

  it('stand where they are said to', () => {
    const text = '`@no` 🏰 hi @mira!'
    const [found] = findMentions(text)
    expect(text.slice(found?.start, found?.end)).toBe('@mira')
  })

  it('are so many at most', () => {
    const text = Array.from({ length: 50 }, (_, at) => `@player${at}`).join(' ')
    expect(namesIn(text)).toHaveLength(MAX_MENTIONS)
  })

  it.each(['@'.repeat(100_000), `${'@a'.repeat(50_000)}`, '`'.repeat(100_001), `@${'-'.repeat(100_000)}`])(
    'are looked for in no time, whatever the text',
    (text) => {
      const started = performance.now()
      findMentions(text)
      expect(performance.now() - started).toBeLessThan(500)
    },
  )
})
