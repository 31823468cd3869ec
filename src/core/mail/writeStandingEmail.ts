import { type Locale, languageTag } from '@/i18n/locales'
import type { Translator } from '@/i18n/Translator'
import type { EmailContent } from './emailContent'
import { sanitizeUserText } from './sanitizeLine'

type Words = { locale: Locale; t: Translator<'Mails'> }
type Told = { name: string; reason: string | null; until: Date | null }

/** To a user whose account was suspended, is no longer, or whose appeal was rejected. */
export function writeStandingEmail(
  { locale, t }: Words,
  site: string,
  mail: 'suspended' | 'lifted' | 'rejected',
  { name, reason, until }: Told,
): EmailContent {
  const format = new Intl.DateTimeFormat(languageTag(locale), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  return {
    locale,
    subject: t(`standing.${mail}.subject`),
    greeting: t('greeting', { name: sanitizeUserText(name) }),
    paragraphs: [t(`standing.${mail}.text`), t(`standing.${mail}.advice`)],
    facts: [
      ...(reason ? [[t('notice.reason'), sanitizeUserText(reason)] as [string, string]] : []),
      ...(mail === 'suspended'
        ? [
            [
              t('standing.until'),
              until ? t('standing.moment', { moment: format.format(until) }) : t('standing.forGood'),
            ] as [string, string],
          ]
        : []),
    ],
    link: { label: t('standing.link'), url: `${site}/sign-in` },
    cause: t('cause.member'),
  }
}
