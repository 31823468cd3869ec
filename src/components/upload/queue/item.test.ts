import { describe, expect, it } from 'vitest'
import { hasPermanentProblem, type Item, isReady, isUnderWay } from './item'

const item = (change: Partial<Item> = {}): Item => ({
  id: 'a',
  name: 'mill.schem',
  size: 3,
  lastModified: 1,
  file: new File(['abc'], 'mill.schem'),
  isPreviewing: false,
  draft: { title: 'Mill', description: '', category: '', tags: '', visibility: 'public' },
  touched: [],
  problems: [],
  phase: 'draft',
  sentBytes: 0,
  ...change,
})

const withoutFile = (): Item => {
  const { file: _file, ...rest } = item()
  return rest
}

describe('a file to upload', () => {
  it.each([
    ['a draft', item(), true],
    ['one whose title is wrong', item({ problems: [{ message: '', code: 'invalid_field', field: 'title' }] }), true],
    ['one that is too large', item({ problems: [{ message: '', code: 'file_too_large', field: 'file' }] }), false],
    ['one without its file', withoutFile(), false],
    ['one that waits', item({ phase: 'waiting' }), false],
    ['one that is sent', item({ phase: 'sent' }), false],
  ])('can be sent, or not: %s', (_what, given, ready) => {
    expect(isReady(given)).toBe(ready)
  })

  it.each([
    ['draft', false],
    ['waiting', true],
    ['sending', true],
    ['offline', true],
    ['finishing', true],
    ['sent', false],
  ] as const)('is under way, or not, as %s', (phase, underWay) => {
    expect(isUnderWay(item({ phase }))).toBe(underWay)
  })

  it.each([
    ['duplicate_file', true],
    ['malformed', true],
    ['empty_file', true],
    ['invalid_field', false],
    ['quota_exceeded', false],
    [undefined, false],
  ])('cannot be mended by what is typed, or can: %s', (code, hopeless) => {
    expect(hasPermanentProblem({ problems: [{ message: '', ...(code && { code }) }] })).toBe(hopeless)
  })
})
