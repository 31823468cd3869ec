import { createFormatter } from 'use-intl/core'
import type { EmailContent } from '@/core/mail/emailContent'
import { sanitizeLine, sanitizeUserText } from '@/core/mail/sanitizeLine'
import type { Locale } from '@/i18n/locales'
import type { Translator } from '@/i18n/Translator'
import type { FactorOccasion } from './jobs/queues'

type Words = { locale: Locale; t: Translator<'Mails'>; mail: Translator<'FactorMails'> }
type Facts = { occasion: FactorOccasion; at: string; detail?: string | undefined }

/** To an account's owner: their second factors changed, were used, or were guessed at. */
export function writeFactorEmail({ locale, t, mail }: Words, site: string, name: string, facts: Facts): EmailContent {
  const { occasion, at, detail } = facts
  const format = createFormatter({ locale, timeZone: 'UTC' })
  const moment = (time: string) => `${format.dateTime(new Date(time), { dateStyle: 'long', timeStyle: 'short' })} UTC`
  const about: [string, string][] = []
  if (detail && occasion === 'reset_requested') about.push([mail('due'), moment(detail)])
  else if (detail)
    about.push([occasion.startsWith('provider_') ? mail('provider') : mail('passkey'), sanitizeLine(detail)])
  const advice =
    occasion === 'codes_failed' || occasion === 'reset_requested' ? mail(`occasion.${occasion}.advice`) : mail('advice')
  return {
    locale,
    subject: mail(`occasion.${occasion}.subject`),
    greeting: t('greeting', { name: sanitizeUserText(name) }),
    paragraphs: [mail(`occasion.${occasion}.text`), advice],
    facts: [...about, [mail('when'), moment(at)]],
    link: { label: mail('link'), url: `${site}/settings/security` },
    cause: t('cause.member'),
  }
}
