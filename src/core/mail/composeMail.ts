import { renderEmail } from './renderEmail'
import { type MailFacts, type MailMessages, writeNotificationEmail } from './writeNotificationEmail'

/** Characters of a subject. */
const MAX_SUBJECT_LENGTH = 200

/** RFC 2369 and 8058: mail programs show a button of their own for it. */
export const unsubscribeHeaders = (oneClick: string) => ({
  'List-Unsubscribe': `<${oneClick}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/** A mail in plain text and HTML, in its reader's language. */
export function composeMail(words: MailMessages, facts: MailFacts) {
  const content = writeNotificationEmail(words, facts)
  return {
    subject: content.subject.slice(0, MAX_SUBJECT_LENGTH),
    ...(facts.unsubscribing && { headers: unsubscribeHeaders(facts.unsubscribing.oneClick) }),
    ...renderEmail(words.t, content),
  }
}
