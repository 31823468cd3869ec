import type { Messages } from 'next-intl'
import type { Locale } from './locales'

const catalogues: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('../../messages/en'),
  de: () => import('../../messages/de'),
  es: () => import('../../messages/es'),
  fr: () => import('../../messages/fr'),
  ja: () => import('../../messages/ja'),
  pt: () => import('../../messages/pt'),
  ru: () => import('../../messages/ru'),
  zh: () => import('../../messages/zh'),
}

/** Every message of a language, by namespace. */
export const loadMessages = async (locale: Locale): Promise<Messages> => (await catalogues[locale]()).default
