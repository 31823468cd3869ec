import type { Locale } from '@/i18n/locales'
import type { Translator } from '@/i18n/Translator'
import type { Letter } from './letter'
import { tameText } from './tameText'

/** What these mails are written with, in their reader's language. */
type Words = { locale: Locale; t: Translator<'Mails'> }

/** To a new address, for whoever asked to change to it. */
export const writeConfirmLetter = ({ locale, t }: Words, site: string, name: string, token: string): Letter => ({
  locale,
  subject: t('emailConfirm.subject'),
  greeting: t('greeting', { name: tameText(name) }),
  paragraphs: [t('emailConfirm.text'), t('emailConfirm.advice')],
  link: { label: t('emailConfirm.link'), url: `${site}/confirm-email?token=${encodeURIComponent(token)}` },
  cause: t('cause.entered'),
})

/** To an address that has an account of its own already; who asked learns nothing of it. */
export const writeEmailTakenLetter = ({ locale, t }: Words, site: string): Letter => ({
  locale,
  subject: t('emailTaken.subject'),
  greeting: t('greetingUnknown'),
  paragraphs: [t('emailTaken.text'), t('emailTaken.advice')],
  link: { label: t('emailTaken.link'), url: `${site}/sign-in` },
  cause: t('cause.address'),
})

/** To the present address, when another one was asked for. */
export const writeEmailAskedLetter = ({ locale, t }: Words, site: string, name: string, email: string): Letter => ({
  locale,
  subject: t('emailAsked.subject'),
  greeting: t('greeting', { name: tameText(name) }),
  paragraphs: [t('emailAsked.text'), t('emailAsked.advice')],
  facts: [[t('account.newAddress'), tameText(email)]],
  link: { label: t('account.link'), url: `${site}/settings/account` },
  cause: t('cause.owner'),
})

/** To the address that is not used any more. */
export const writeEmailChangedLetter = ({ locale, t }: Words, site: string, name: string, email: string): Letter => ({
  locale,
  subject: t('emailChanged.subject'),
  greeting: t('greeting', { name: tameText(name) }),
  paragraphs: [t('emailChanged.text'), t('emailChanged.advice')],
  facts: [[t('account.newAddress'), tameText(email)]],
  link: { label: t('account.link'), url: `${site}/settings/account` },
  cause: t('cause.owner'),
})
