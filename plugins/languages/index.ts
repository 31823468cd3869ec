import { de } from '@payloadcms/translations/languages/de'
import { en } from '@payloadcms/translations/languages/en'
import { es } from '@payloadcms/translations/languages/es'
import { fr } from '@payloadcms/translations/languages/fr'
import { ja } from '@payloadcms/translations/languages/ja'
import { pt } from '@payloadcms/translations/languages/pt'
import { ru } from '@payloadcms/translations/languages/ru'
import { zh } from '@payloadcms/translations/languages/zh'
import { deepMergeSimple, type Plugin } from 'payload'
import { defaultLocale } from '@/i18n/locales'
import { labelCollection } from './labelCollection'
import { loadPanelWords } from './loadPanelWords'

const supportedLanguages = { en, de, es, fr, pt, ru, ja, zh }

/**
 * The admin panel in the site's languages: Payload's own words, and the shop's for every collection, field and option.
 */
export const languages = (): Plugin => async (config) => {
  const { wordsFor, translations } = await loadPanelWords()
  return {
    ...config,
    i18n: {
      fallbackLanguage: defaultLocale,
      ...config.i18n,
      supportedLanguages: { ...supportedLanguages, ...config.i18n?.supportedLanguages },
      translations: deepMergeSimple(translations, config.i18n?.translations ?? {}),
    },
    collections: (config.collections ?? []).map((collection) => labelCollection(collection, wordsFor)),
  }
}
