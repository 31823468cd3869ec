import type { Locale } from '@/i18n/locales'
import type { Translator } from '@/i18n/Translator'
import type { EmailContent } from './emailContent'
import { sanitizeLine, sanitizeUserText } from './sanitizeLine'

type MailMessages = { locale: Locale; t: Translator<'Mails'> }

/** What the owner of an account is told of by email. */
export const securityEvents = [
  'newDevice',
  'refreshReused',
  'passwordChanged',
  'providerLinked',
  'providerUnlinked',
  'keyCreated',
  'signedOut',
] as const
export type SecurityEvent = (typeof securityEvents)[number]

export type SecurityNotice = {
  event: SecurityEvent
  username: string
  /** ISO 8601. */
  at: string
  browser?: string | undefined
  system?: string | undefined
  /** ISO 3166, two letters. */
  country?: string | undefined
  /** Of the key, passkey or service that it is about. */
  name?: string | undefined
}

/** To the owner of an account: something has happened to it, and what to do where it was somebody else. */
export function writeSecurityEmail(
  { locale, t }: MailMessages,
  site: string,
  { event, username, at, browser, system, country, name }: SecurityNotice,
): EmailContent {
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  const device = [browser, system].filter((part) => part !== undefined).join(', ')
  const facts: NonNullable<EmailContent['facts']> = [[t('security.when'), `${when.format(new Date(at))} UTC`]]
  if (name) facts.push([t('security.name'), sanitizeLine(name)])
  if (device) facts.push([t('security.device'), sanitizeLine(device)])
  if (country)
    facts.push([t('security.place'), new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country])
  return {
    locale,
    subject: t(`security.${event}.subject`),
    greeting: t('greeting', { name: sanitizeUserText(username) }),
    paragraphs: [t(`security.${event}.text`), t('security.advice')],
    facts,
    link: { label: t('security.link'), url: `${site}/settings/account` },
    cause: t('cause.member'),
  }
}
