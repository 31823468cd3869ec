import type { Locale } from '@/i18n/locales'
import type { Translator } from '@/i18n/Translator'
import { isFileStep, isRefusalReason } from '../vocabulary'
import type { EmailContent } from './emailContent'
import { sanitizeLine, sanitizeUserText } from './sanitizeLine'

/** What mails are written with, in their reader's language. */
export type MailMessages = {
  locale: Locale
  t: Translator<'Mails'>
  words: Translator<'Words'>
  notices: Translator<'Notices'>
  panel: Translator<'Panel'>
}

export type FileFacts = {
  id: string
  title: string
  slug: string
  filename: string
  uploader: string
  reason: string | null
  detail: string | null
  signature: string | null
  failedStep: string | null
  failure: string | null
}

/** Where mails of a kind are ended: by a person, and by their mail program in one click. */
type UnsubscribeLinks = { page: string; oneClick: string }

/** The recipient of an email and its facts. `site` is the shop's address. */
export type MailFacts = { name: string; site: string; unsubscribing?: UnsubscribeLinks } & (
  | { kind: 'file-refused' | 'file-infected'; file: FileFacts }
  /** `others`: how many more files are stalled. */
  | { kind: 'file-stalled'; file: FileFacts; others: number }
  /** `level`: per cent of the quota that is used. The rest is in words, as “800 MiB”. */
  | { kind: 'storage-alert'; level: number; used: string; quota: string }
  /** What happened in a sentence, what was written, and the path of where to look. */
  | { kind: 'notice'; sentence: string; excerpt: string | null; isReason: boolean; path: string }
)

/** What moderators must know of a file before they open it. */
const aboutFile = ({ t }: MailMessages, { title, filename, uploader }: FileFacts): [string, string][] => [
  [t('file.build'), sanitizeUserText(title)],
  [t('file.name'), sanitizeUserText(filename)],
  [t('file.uploader'), sanitizeUserText(uploader)],
]

const openFile = ({ t }: MailMessages, site: string, file: FileFacts) => ({
  label: t('file.open'),
  url: `${site}/admin/collections/schematic-files/${file.id}`,
})

/** What each mail says. */
export function writeNotificationEmail(messages: MailMessages, facts: MailFacts): EmailContent {
  const { locale, t } = messages
  const { name, unsubscribing } = facts
  return {
    locale,
    greeting: t('greeting', { name: sanitizeUserText(name) }),
    ...writeBody(messages, facts),
    ...(unsubscribing && { stop: { label: t('stop'), url: unsubscribing.page } }),
  }
}

function writeBody(messages: MailMessages, facts: MailFacts): Omit<EmailContent, 'locale' | 'greeting'> {
  const { t, words, notices, panel } = messages
  if (facts.kind === 'storage-alert') {
    const { level, used, quota, site } = facts
    return {
      subject: notices('text.storage', { level: Math.min(100, level) }),
      paragraphs: [t('storage.used', { used, quota }), level >= 100 ? t('storage.full') : t('storage.nearly')],
      link: { label: t('storage.link'), url: `${site}/my` },
      cause: t('cause.member'),
    }
  }
  if (facts.kind === 'notice') {
    const sentence = sanitizeUserText(facts.sentence)
    return {
      subject: sentence,
      paragraphs: [t('notice.text', { sentence })],
      ...(facts.excerpt && {
        facts: [[t(facts.isReason ? 'notice.reason' : 'notice.excerpt'), sanitizeUserText(facts.excerpt)]],
      }),
      link: { label: t('notice.link'), url: `${facts.site}${facts.path}` },
      cause: t('cause.member'),
    }
  }
  const { file, site } = facts
  const title = sanitizeUserText(file.title)
  if (facts.kind === 'file-infected')
    return {
      subject: t('infected.subject', { title }),
      paragraphs: [t('infected.text'), t('infected.advice')],
      facts: [
        ...aboutFile(messages, file),
        [t('infected.found'), file.signature ? sanitizeLine(file.signature) : t('infected.unnamed')],
      ],
      link: openFile(messages, site, file),
      cause: t('cause.moderator'),
    }
  if (facts.kind === 'file-stalled') {
    const step = file.failedStep
    return {
      subject: t('stalled.subject', { title }),
      paragraphs: [
        t('stalled.text'),
        ...(facts.others > 0 ? [t('stalled.others', { count: facts.others })] : []),
        t('stalled.advice'),
      ],
      facts: [
        ...aboutFile(messages, file),
        [t('stalled.step'), isFileStep(step) ? panel(`steps.${step}`) : (step ?? t('stalled.unknownStep'))],
        file.failure
          ? [t('stalled.failure'), sanitizeLine(file.failure), 'en']
          : [t('stalled.failure'), t('stalled.unknownFailure')],
      ],
      link: openFile(messages, site, file),
      cause: t('cause.moderator'),
    }
  }
  const { reason, detail } = file
  return {
    subject: t('refused.subject', { title }),
    paragraphs: [
      t('refused.text', { filename: sanitizeUserText(file.filename), title }),
      ...(reason && isRefusalReason(reason) ? [words(`refusal.${reason}`)] : []),
      t('refused.advice'),
    ],
    // What a scanner found is for moderators: it would help to get past it.
    ...(detail && reason !== 'infected' && reason !== 'unscannable'
      ? { facts: [[t('refused.found'), sanitizeUserText(detail), 'en']] }
      : {}),
    link: { label: t('refused.link'), url: `${site}/schematics/${encodeURIComponent(file.slug)}` },
    cause: t('cause.uploader'),
  }
}

/** For a password reset that the owner, or someone else, requested. */
export const writePasswordEmail = (
  { locale, t }: MailMessages,
  site: string,
  token: string,
  hours: number,
): EmailContent => ({
  locale,
  subject: t('password.subject'),
  greeting: t('greetingUnknown'),
  paragraphs: [t('password.asked'), t('password.once', { hours })],
  link: { label: t('password.link'), url: `${site}/reset-password?token=${encodeURIComponent(token)}` },
  cause: t('cause.address'),
})
