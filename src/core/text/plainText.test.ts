import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from './plainText'

const whole = (markdown: string) => plainText(markdown, Number.POSITIVE_INFINITY)

describe('a text without its marks', () => {
  it.each([
    ['a > b and 1 < 2', 'a > b and 1 < 2'],
    ['5 * 3 = 15, snake_case_name, ~10 blocks, C# | D', '5 * 3 = 15, snake_case_name, ~10 blocks, C# | D'],
    ['**bold**, *soft*, __both__, _so_ and ~~gone~~', 'bold, soft, both, so and gone'],
    ['***all*** of **a *b* c**', 'all of a b c'],
    ['`a*b*c` and ``a ` b``', 'a*b*c and a ` b'],
    ['an ` alone, and **two', 'an ` alone, and **two'],
    ['[the *map*](https://a.example/x_(y)_z "Title") here', 'the map here'],
    ['[a](<https://a.example/with space>) [b]( /c )', 'a b'],
    ['![A *tower*](https://a.example/t.png) [![inner](x.png) outer](y)', 'A tower inner outer'],
    ['[text][one], [One], [other] and [x][other]\n\n[one]: https://a.example "T"', 'text, One, [other] and [x][other]'],
    ['see [1] and [not a link] (really)', 'see [1] and [not a link] (really)'],
    ['[a](no end', '[a](no end'],
    ['<https://a.example/b> and <i>html</i>', 'https://a.example/b and <i>html</i>'],
    ['Tom &amp; Jerry &lt;3 &#127984; &#x1F3F0; &nothing; AT&T', 'Tom & Jerry <3 🏰 🏰 &nothing; AT&T'],
    ['\\*not\\* \\[a\\](b) C:\\path', '*not* [a](b) C:\\path'],
    [
      '# Title #\n\nText\n===\n> quoted\n>> twice\n\n---\n\n* one\n+ two\n3) three\n- [x] done',
      'Title Text quoted twice one two three done',
    ],
    ['```sh\n/give @p *stone*\n```\nafter', '/give @p *stone* after'],
    ['~~~\n```\n~~~ \n> `code`', '``` code'],
    ['| a | b |\n|---|:-:|\n| 1 | 2 \\| 3 |', 'a b 1 2 | 3'],
    ['*a [b*](c) d', '*a b* d'],
    ['a\r\nb\\\nc', 'a b c'],
  ])('%j', (markdown, text) => {
    expect(whole(markdown)).toBe(text)
  })

  it('is cut between characters', () => {
    expect(plainText('🏰🏰🏰', 4)).toBe('🏰…')
    expect(plainText('word '.repeat(100), 12)).toBe('word word w…')
    expect(plainText('short', 5)).toBe('short')
  })

  it('is what was written where there is none', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9äß語,.?]{1,12}$/).filter((text) => !/^\d+[.)]?$/.test(text))
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        expect(whole(words.join(' '))).toBe(words.join(' '))
      }),
    )
  })

  it('is one line of the length that is asked for, whatever is written', () => {
    const piece = fc.constantFrom(
      ...'[]()!<>*_~`\\&;#|-="\' \n\ta1🏰',
      '](',
      '![',
      '](<',
      '[a]: b\n',
      '```\n',
      '> ',
      '&#0;',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), fc.integer({ min: 1, max: 300 }), (pieces, length) => {
        const text = plainText(pieces.join(''), length)
        expect(text.length).toBeLessThanOrEqual(length)
        expect(text).not.toMatch(/[\n\t]| {2}/)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is what was written where nobody would read it otherwise', () => {
    const text = '* - + '.repeat(4_000)
    expect(plainText(text, 100)).toBe(`${text.slice(0, 99).trim()}…`)
  })
})
