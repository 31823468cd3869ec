import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, type Inline, parseCommentText } from './parseCommentText'

const textOf = (parts: (Block | Inline)[]): string =>
  parts
    .map((part): string => {
      if (part.kind === 'mention') return `@${part.username}`
      if (part.kind === 'break') return '\n'
      if ('text' in part) return part.text
      if ('blocks' in part) return textOf(part.blocks)
      return 'items' in part ? part.items.map(textOf).join('') : textOf(part.inside)
    })
    .join('')

const inline = (text: string) => {
  const [block] = parseCommentText(text)
  return block?.kind === 'paragraph' ? block.inside : []
}

describe('the text of a comment', () => {
  it.each<[string, string, Inline[]]>([
    ['strong', '**very**', [{ kind: 'strong', inside: [{ kind: 'text', text: 'very' }] }]],
    [
      'emphasis',
      'so *nice*',
      [
        { kind: 'text', text: 'so ' },
        { kind: 'emphasis', inside: [{ kind: 'text', text: 'nice' }] },
      ],
    ],
    ['code', '`<b>*x*</b>`', [{ kind: 'code', text: '<b>*x*</b>' }]],
    ['struck', '~~no~~', [{ kind: 'struck', inside: [{ kind: 'text', text: 'no' }] }]],
    [
      'a call',
      'hi @mira!',
      [
        { kind: 'text', text: 'hi ' },
        { kind: 'mention', username: 'mira' },
        { kind: 'text', text: '!' },
      ],
    ],
    [
      'a bare link',
      'see https://a.test/b_c_d.',
      [
        { kind: 'text', text: 'see ' },
        { kind: 'link', href: 'https://a.test/b_c_d', inside: [{ kind: 'text', text: 'https://a.test/b_c_d' }] },
        { kind: 'text', text: '.' },
      ],
    ],
    [
      'a link',
      '[map](https://a.test/m)',
      [{ kind: 'link', href: 'https://a.test/m', inside: [{ kind: 'text', text: 'map' }] }],
    ],
    ['two lines', 'a\nb', [{ kind: 'text', text: 'a' }, { kind: 'break' }, { kind: 'text', text: 'b' }]],
  ])('has %s', (_what, text, expected) => {
    expect(inline(text)).toEqual(expected)
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in a link', '[x](javascript:alert(1))'],
    ['a picture', '<img src=x onerror=alert(1)>'],
    ['a name in snake case', 'minecraft_oak_stairs and 2*3*4'],
    ['a lonely star', 'five * out of five'],
  ])('shows %s as it was typed', (_what, text) => {
    expect(inline(text)).toEqual([{ kind: 'text', text }])
  })

  it('has quotes, lists and code of several lines', () => {
    expect(
      parseCommentText('> so true\n\n- one\n- two\n\n1. first\n```\n<a>\n*b*\n```').map(({ kind }) => kind),
    ).toEqual(['quote', 'list', 'list', 'code'])
  })

  it('goes on after a link that ends a sentence', () => {
    expect(textOf(parseCommentText('https://a.test, **really**'))).toBe('https://a.test, really')
  })

  it('loses nothing but marks, whatever is typed', () => {
    const typed = fc.string({
      unit: fc.constantFrom(
        'a',
        ' ',
        '*',
        '_',
        '`',
        '~',
        '>',
        '-',
        '\n',
        '[',
        ']',
        '(',
        ')',
        'https://b.c',
        '@mira',
        '١',
        'ת',
      ),
    })
    fc.assert(
      fc.property(typed, (text) => {
        const letters = (of: string) => of.replace(/[^aבת١@]/g, '')
        const withoutTargets = text.replace(/\]\(https?:[^)\s]*\)/g, ']')
        expect(letters(textOf(parseCommentText(text))).length).toBeGreaterThanOrEqual(letters(withoutTargets).length)
      }),
    )
  })

  it.each(['*a', '[', '**', '`', '> ', '- ', '_a_', '~~', 'https://', '[a](', '@a', '>'])(
    'is read at once, also where it is nothing but %j',
    (part) => {
      const text = part.repeat(5_000).slice(0, 5_000)
      const begin = performance.now()
      for (let n = 0; n < 10; n++) parseCommentText(text)
      expect(performance.now() - begin).toBeLessThan(1_000)
    },
  )
})
