import type { Locale } from '@/i18n/locales'

/** A mail before it is laid out: what it says, once for both of its parts. All of it is plain text. */
export type EmailContent = {
  locale: Locale
  subject: string
  greeting: string
  paragraphs: string[]
  /** Set as a list: what a thing is called, and what it is, with its language where a program says it, not the shop. */
  facts?: [name: string, value: string, language?: 'en'][]
  /** What to do next: the one link of the mail. */
  link: { label: string; url: string }
  /** Why this person gets it. */
  cause: string
  /** Where mails of this kind are ended. */
  stop?: { label: string; url: string }
}
