import { renderEmail } from './renderEmail'
import { type MailFacts, type MailMessages, writeNotificationEmail } from './writeNotificationEmail'

/** Characters of a subject. */
const MAX_SUBJECT_LENGTH = 200

/** A mail in plain text and HTML, in its reader's language. */
export function composeMail(words: MailMessages, facts: MailFacts) {
  const content = writeNotificationEmail(words, facts)
  return {
    subject: content.subject.slice(0, MAX_SUBJECT_LENGTH),
    // RFC 2369 and 8058: mail programs show a button of their own for it.
    ...(facts.unsubscribing && {
      headers: {
        'List-Unsubscribe': `<${facts.unsubscribing.oneClick}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    }),
    ...renderEmail(words.t, content),
  }
}
