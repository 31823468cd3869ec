import type { Locale } from '@/i18n/locales'
import type { Translator } from '@/i18n/Translator'
import type { EmailContent } from './emailContent'
import { sanitizeLine, sanitizeUserText } from './sanitizeLine'

type MailMessages = { locale: Locale; t: Translator<'Mails'> }

/** To confirm a new account's address. Its owner is not known yet, so it carries no user input. */
export const writeSignUpEmail = (
  { locale, t }: MailMessages,
  site: string,
  token: string,
  hours: number,
): EmailContent => ({
  locale,
  subject: t('address.subject'),
  greeting: t('greetingUnknown'),
  paragraphs: [t('address.asked'), t('address.once', { hours })],
  link: { label: t('email.confirm.link'), url: `${site}/confirm-email?token=${encodeURIComponent(token)}` },
  cause: t('email.confirm.cause'),
})

/** To the owner of an address that someone tried to sign up with; the requester learns nothing of it. */
export const writeSignUpTakenEmail = ({ locale, t }: MailMessages, site: string): EmailContent => ({
  locale,
  subject: t('email.taken.subject'),
  greeting: t('greetingUnknown'),
  paragraphs: [t('address.taken'), t('address.advice')],
  link: { label: t('password.link'), url: `${site}/forgot-password` },
  cause: t('cause.address'),
})

/** To a new address, to confirm the change; it carries no user input, either. */
export const writeConfirmationEmail = (
  { locale, t }: MailMessages,
  site: string,
  token: string,
  hours: number,
): EmailContent => ({
  locale,
  subject: t('email.confirm.subject'),
  greeting: t('greetingUnknown'),
  paragraphs: [t('email.confirm.asked'), t('email.confirm.once', { hours })],
  link: { label: t('email.confirm.link'), url: `${site}/confirm-email?token=${encodeURIComponent(token)}` },
  cause: t('email.confirm.cause'),
})

/** To the owner of an address that another user tried to change to; the requester learns nothing of it. */
export const writeEmailTakenEmail = ({ locale, t }: MailMessages, site: string): EmailContent => ({
  locale,
  subject: t('email.taken.subject'),
  greeting: t('greetingUnknown'),
  paragraphs: [t('email.taken.text'), t('email.taken.advice')],
  link: { label: t('email.taken.link'), url: `${site}/sign-in` },
  cause: t('cause.address'),
})

/** To the current address: a change was requested, or has just happened. */
export const writeEmailChangeEmail = (
  { locale, t }: MailMessages,
  mail: 'asked' | 'changed',
  site: string,
  name: string,
  newEmail: string,
): EmailContent => ({
  locale,
  subject: t(`email.${mail}.subject`),
  greeting: t('greeting', { name: sanitizeUserText(name) }),
  paragraphs: [t(`email.${mail}.text`), t(`email.${mail}.advice`)],
  facts: [[t('email.new'), sanitizeLine(newEmail)]],
  link: { label: t('email.open'), url: `${site}/settings/account` },
  cause: t('email.cause'),
})
