import type { Messages } from 'next-intl'
import type { Locale } from './locales'

const english = () => import('../../messages/en')
const catalogues: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: english,
  de: english,
  es: english,
  fr: english,
  ja: english,
  pt: english,
  ru: english,
  zh: english,
}

/** Every message of a language, by namespace. */
export const loadMessages = async (locale: Locale): Promise<Messages> => (await catalogues[locale]()).default
