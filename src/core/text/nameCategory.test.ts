import { describe, expect, it } from 'vitest'
import { locales } from '@/i18n/locales'
import { translatorFor } from '@/i18n/translatorFor'
import { builtInCategories, nameCategories, nameCategory } from './nameCategory'

describe('a category', async () => {
  const german = await translatorFor('de', 'Words')

  it('of the shop has a name in the reader’s language', () => {
    expect(nameCategory(german, { slug: 'castles', name: 'Castles' })).toBe('Burgen')
    expect(nameCategory(german, { slug: 'castles' })).toBe('Burgen')
  })

  it.each([
    ['renamed', { slug: 'castles', name: 'Forts' }, 'Forts'],
    ['added', { slug: 'temples', name: 'Temples' }, 'Temples'],
    ['gone', { slug: 'temples' }, 'temples'],
    ['named as a part of every object', { slug: 'constructor', name: 'Constructor' }, 'Constructor'],
  ])('that moderators have %s has the name they gave it', (_what, category, name) => {
    expect(nameCategory(german, category)).toBe(name)
  })

  it('comes in the order of the reader’s language', () => {
    const some = [
      { slug: 'other', name: 'Other' },
      { slug: 'castles', name: 'Castles' },
      { slug: 'vehicles', name: 'Vehicles' },
      { slug: 'houses', name: 'Houses' },
      { slug: 'fields', name: 'Äcker' },
      { slug: 'zoos', name: 'Zoos' },
    ]
    expect(nameCategories(german, 'de', some).map(({ name }) => name)).toEqual([
      'Äcker',
      'Burgen',
      'Fahrzeuge',
      'Häuser',
      'Zoos',
      'Sonstiges',
    ])
  })

  it.each(locales)('has another name than each other in %s', async (locale) => {
    const words = await translatorFor(locale, 'Words')
    const names = builtInCategories.map((slug) => nameCategory(words, { slug }))
    expect(new Set(names).size).toBe(builtInCategories.length)
  })
})
