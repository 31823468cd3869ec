/** The site's languages by their code, each named in itself, in the order of the choice. */
export const localeNames = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  pt: 'Português',
  ru: 'Русский',
  ja: '日本語',
  zh: '简体中文',
} as const

export type Locale = keyof typeof localeNames

export const defaultLocale: Locale = 'en'
export const locales = Object.keys(localeNames) as Locale[]
export const isLocale = (value: unknown): value is Locale =>
  typeof value === 'string' && Object.hasOwn(localeNames, value)

/** What `<html lang>` says. */
export const languageTag = (locale: Locale) => (locale === 'zh' ? 'zh-Hans' : locale)

/** A language and the country that most of its readers here are in, as the Open Graph protocol has them. */
const openGraphLocales: Record<Locale, string> = {
  en: 'en_US',
  de: 'de_DE',
  es: 'es_ES',
  fr: 'fr_FR',
  pt: 'pt_BR',
  ru: 'ru_RU',
  ja: 'ja_JP',
  zh: 'zh_CN',
}
export const openGraphLocale = (locale: Locale): string => openGraphLocales[locale]

/** The cookie that keeps a choice, and for how many seconds. */
export const LOCALE_COOKIE = 'locale'
export const LOCALE_SECONDS = 365 * 24 * 3600
