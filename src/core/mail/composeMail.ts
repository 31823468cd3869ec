import { createHash } from 'node:crypto'
import { renderEmail } from './renderEmail'
import { type MailFacts, type MailMessages, writeNotificationEmail } from './writeNotificationEmail'

/** Characters of a subject. */
const MAX_SUBJECT_LENGTH = 200

/**
 * A mail in plain text and HTML, in its reader's language. The id is the same for the same occasion, so that mail
 * programs show a repeated one once.
 */
export function composeMail(words: MailMessages, facts: MailFacts, occasion: string) {
  const content = writeNotificationEmail(words, facts)
  const id = createHash('sha256').update(occasion).digest('hex').slice(0, 32)
  return {
    subject: content.subject.slice(0, MAX_SUBJECT_LENGTH),
    messageId: `<${id}@${new URL(facts.site).hostname}>`,
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
