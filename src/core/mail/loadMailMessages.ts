import { defaultLocale, isLocale, type Locale } from '@/i18n/locales'
import { translatorFor } from '@/i18n/translatorFor'
import type { MailMessages } from './writeNotificationEmail'

/** The messages for emails in a language; English where it is unknown. */
export async function loadMailMessages(language: string | null | undefined): Promise<MailMessages> {
  const locale: Locale = isLocale(language) ? language : defaultLocale
  const [t, words, notices, panel] = await Promise.all([
    translatorFor(locale, 'Mails'),
    translatorFor(locale, 'Words'),
    translatorFor(locale, 'Notices'),
    translatorFor(locale, 'Panel'),
  ])
  return { locale, t, words, notices, panel }
}
