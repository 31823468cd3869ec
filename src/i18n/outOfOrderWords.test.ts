import { describe, expect, it } from 'vitest'
import { locales } from './locales'
import { chooseWords, outOfOrderWords } from './outOfOrderWords'

describe('the words of a site that is out of order', () => {
  it('are there in every language, and no two alike', () => {
    expect(Object.keys(outOfOrderWords).sort()).toEqual([...locales].sort())
    expect(new Set(Object.values(outOfOrderWords).map(({ heading }) => heading)).size).toBe(locales.length)
  })

  it.each([
    [['ru', 'de'], 'ru'],
    [[undefined, '', 'pt-BR'], 'pt'],
    [['zh-Hans'], 'zh'],
    [['nl', 'fr-CA', 'de'], 'fr'],
    [['constructor', 'nl'], 'en'],
    [[], 'en'],
  ] as const)('are those of %j', (wanted, locale) => {
    expect(chooseWords(wanted)).toBe(locale)
  })
})
