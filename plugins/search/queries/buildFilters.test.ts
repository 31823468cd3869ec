import { describe, expect, it } from 'vitest'
import { buildFilters, wordsOf } from './buildFilters'
import type { Search } from './parseSearch'

const filtersOf = (asked: Partial<Search>) => buildFilters({ sort: 'newest', page: 1, limit: 24, ...asked } as Search)

describe('the words of a search', () => {
  it.each([
    ['small letters', 'Old MILL', ['old', 'mill']],
    ['letters of one form', 'ﬁne', ['fine']],
    ['no syntax', `a & !b | c:* 'd'`, ['a', 'b', 'c', 'd']],
    ['every script', '風車 мельница', ['風車', 'мельница']],
    ['nothing of punctuation', '!(&', []],
    ['ten at most', 'a b c d e f g h i j k l', [...'abcdefghij']],
  ])('are %s', (_what, typed, words) => {
    expect(wordsOf(typed)).toEqual(words)
  })
})

describe('the conditions of a search', () => {
  it('are none where nothing is asked for', () => {
    expect(filtersOf({})).toEqual({ base: [], chosen: {}, values: [], tsquery: undefined })
  })

  it.each<[string, Partial<Search>, string[], unknown[]]>([
    ['words', { q: 'Old mill' }, ['x.vector @@ (select shop_tsquery($1::text[]))'], [['old', 'mill']]],
    ['no word at all', { q: '!!' }, ['false'], []],
    [
      'tags as they are written',
      { tag: ['Medieval Town', 'oak'] },
      ['x.tags @> $1::text[]'],
      [['medieval-town', 'oak']],
    ],
    ['a block', { block: ['Stone'] }, ['x.blocks @> $1::text[]'], [['minecraft:stone']]],
    ['two blocks', { block: ['stone', 'dirt'] }, ['x.blocks @> $1::text[]'], [['minecraft:stone', 'minecraft:dirt']]],
    [
      'what is placed with an item',
      { block: ['Wheat seeds'] },
      ['x.blocks && $1::text[]'],
      [['minecraft:wheat_seeds', 'minecraft:wheat']],
    ],
    ['an owner', { owner: 'Mira' }, ['x.owner = $1'], ['mira']],
    ['a size that is nothing', { maxWidth: 0 }, ['x.width <= $1'], [0]],
    [
      'a range in every direction',
      { minWidth: 1, maxWidth: 2, minHeight: 3, maxHeight: 4, minLength: 5, maxLength: 6, minBlocks: 7, maxBlocks: 8 },
      [
        'x.width >= $1',
        'x.width <= $2',
        'x.height >= $3',
        'x.height <= $4',
        'x.length >= $5',
        'x.length <= $6',
        'x.block_count >= $7',
        'x.block_count <= $8',
      ],
      [1, 2, 3, 4, 5, 6, 7, 8],
    ],
  ])('ask every build for %s', (_what, asked, base, values) => {
    expect(filtersOf(asked)).toMatchObject({ base, chosen: {}, values })
  })

  it.each<[string, Partial<Search>, Record<string, string>, unknown[]]>([
    [
      'category, with those in it',
      { category: ['houses'] },
      { category: 'x.category = any ((select shop_categories_below($1::text[]))::text[])' },
      [['houses']],
    ],
    ['format', { format: ['litematic'] }, { format: 'x.format = any ($1::text[])' }, [['litematic']]],
    ['edition', { edition: ['java'] }, { edition: 'x.edition = any ($1::text[])' }, [['java']]],
    ['version', { version: ['1.21'] }, { version: 'x.version = any ($1::text[])' }, [['1.21']]],
    ['size', { size: ['small'] as Search['size'] }, { size: 'x.size = any ($1::text[])' }, [['small']]],
    ['mods', { mods: 'modded' }, { mods: 'x.modded' }, []],
    ['no mods', { mods: 'vanilla' }, { mods: 'not x.modded' }, []],
    ['no findings', { safety: 'no_findings' }, { safety: `x.safety = '{}'` }, []],
    ['nothing where nothing is chosen', { format: [] }, {}, []],
  ])('may choose by %s', (_what, asked, chosen, values) => {
    expect(filtersOf(asked)).toMatchObject({ base: [], chosen, values })
  })

  it('count their values through, words first', () => {
    const { base, chosen, values, tsquery } = filtersOf({ q: 'mill', tag: ['oak'], minWidth: 3, format: ['litematic'] })
    expect(tsquery).toBe('(select shop_tsquery($1::text[]))')
    expect(base).toEqual([`x.vector @@ ${tsquery}`, 'x.tags @> $2::text[]', 'x.width >= $3'])
    expect(chosen).toEqual({ format: 'x.format = any ($4::text[])' })
    expect(values).toEqual([['mill'], ['oak'], 3, ['litematic']])
  })

  it('hold builds that run commands to be risky, and not the other way round', () => {
    const findingsOf = (safety: Search['safety']) => filtersOf({ safety }).chosen.safety ?? ''
    expect(findingsOf('no_commands')).toContain('command_block')
    expect(findingsOf('no_commands')).not.toContain('known_exploit')
    expect(findingsOf('no_risks')).toContain('command_block')
    expect(findingsOf('no_risks')).toContain('known_exploit')
  })

  it('never hold what was typed', () => {
    const typed = `x'; drop table users; --`
    const { base, chosen } = filtersOf({ q: typed, tag: [typed], owner: typed, version: [typed], block: [typed] })
    expect(JSON.stringify([base, chosen])).not.toContain('drop')
  })
})
