import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Markdown } from '@/components/listing/Markdown'
import { isWithinMarkdownLimits } from './isWithinMarkdownLimits'
import { MAX_CHARACTERS } from './textLimits'

const table = `| block | count |\n|---|--:|\n${'| **stone** | 64 |\n'.repeat(200)}`
const list = Array.from({ length: 800 }, (_, at) => `${at + 1}. *stone*, [64](https://a.example)`).join('\n')

it.each([
  ['a table', table],
  ['a long list', list],
  ['a list in lists', Array.from({ length: 15 }, (_, at) => `${'  '.repeat(at)}- step`).join('\n')],
  ['quotes', '>>> once\n>> twice\n> thrice\n\nsaid'],
  ['a rule', `Text\n\n${'-'.repeat(200)}\n\nmore`],
  ['a long text', 'Words **and** more `words`, _so_ on.\n\n'.repeat(400)],
  ['code', `\`\`\`\n${'/fill ~ ~ ~ ~5 ~5 ~5 stone\n'.repeat(80)}\`\`\``],
])('%s is read', (_what, markdown) => {
  expect(isWithinMarkdownLimits(markdown.slice(0, MAX_CHARACTERS.description))).toBe(true)
})

describe('a text made to take long', () => {
  // Each took seconds, some a minute: then this would run out of time.
  it.each([
    '>',
    '> ',
    '- ',
    '* - + ',
    '1. ',
    '**a*',
    '~a',
    '_a*b~c',
    '`a``b```',
    '[',
    '![',
    '[a](',
    '=\n',
    '[^a]',
    '- >>\n',
  ])('is shown as it was written: %j', (piece) => {
    const markdown = piece.repeat(MAX_CHARACTERS.description / piece.length)
    expect(isWithinMarkdownLimits(markdown)).toBe(false)
    expect(renderToStaticMarkup(createElement(Markdown, { text: markdown }))).toContain('whitespace-pre-wrap')
  })

  it('is shown in time, whatever it is made of', () => {
    const piece = fc.constantFrom(
      '> ',
      '- ',
      '1. ',
      '*',
      '**a*',
      '[',
      '](',
      '`',
      '~a',
      '\n',
      '\n\n',
      '    ',
      '|',
      '|-|\n',
      'a',
      '=\n',
      '<a:',
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const unit = pieces.join('')
        const markdown = unit.repeat(MAX_CHARACTERS.description / unit.length)
        expect(renderToStaticMarkup(createElement(Markdown, { text: markdown }))).toContain('prose')
      }),
      { numRuns: 30 },
    )
  }, 60_000)
})
