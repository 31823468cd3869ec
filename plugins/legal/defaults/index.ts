import type { Locale } from '@/i18n/locales'
import type { LegalTexts } from '../types'

/** When the shop's own texts last changed in what they say. */
export const DEFAULT_VERSION = '2026-11-30'

const texts: Readonly<Record<Locale, () => Promise<LegalTexts>>> = {
  en: () => import('./en').then(({ en }) => en),
  de: () => import('./de').then(({ de }) => de),
  es: () => import('./es').then(({ es }) => es),
  fr: () => import('./fr').then(({ fr }) => fr),
  ja: () => import('./ja').then(({ ja }) => ja),
  pt: () => import('./pt').then(({ pt }) => pt),
  ru: () => import('./ru').then(({ ru }) => ru),
  zh: () => import('./zh').then(({ zh }) => zh),
}

/** The shop's own texts, in plain words and of what the shop really does. */
export const loadDefaults = (locale: Locale): Promise<LegalTexts> => texts[locale]()
