import type { Plugin } from 'payload'
import { expect, it } from 'vitest'
import { locales } from '@/i18n/locales'
import { buildRooms } from '../../tests/support/buildRooms'
import { languages } from '.'

it('leaves an app its own languages and words', async () => {
  const general = { leaveAnyway: 'Off with you' }
  const app: Plugin = (config) => ({ ...config, i18n: { fallbackLanguage: 'de', translations: { de: { general } } } })
  const { i18n } = await buildRooms([app, languages()])
  expect(i18n.fallbackLanguage).toBe('de')
  expect(i18n.translations).toMatchObject({ de: { general } })
  const own = await buildRooms([languages()])
  const { de } = own.i18n.translations as Record<string, Record<string, object>>
  expect(Object.keys(i18n.translations)).toEqual(Object.keys(own.i18n.translations))
  expect(i18n.translations).toMatchObject({ de: { ...de, general: { ...de?.general, ...general } } })
})

it('gives the panel all languages with nothing beside it but the nouns', async () => {
  const { i18n } = await buildRooms([languages()])
  expect(Object.keys(i18n.supportedLanguages)).toHaveLength(locales.length)
})
