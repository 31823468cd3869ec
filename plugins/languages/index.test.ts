import { expect, it } from 'vitest'
import { locales } from '@/i18n/locales'
import { buildRooms } from '../../tests/support/buildRooms'
import { languages } from '.'

it('gives the panel all languages with nothing beside it but the nouns', async () => {
  const { i18n } = await buildRooms([languages()])
  expect(Object.keys(i18n.supportedLanguages)).toHaveLength(locales.length)
})
