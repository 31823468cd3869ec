import type { Locale } from './locales'
import type { Catalogue } from './namespaces'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Catalogue
  }
}
