import type { Handler } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import { contextOf } from '@/core/context/context'
import type { EmailContent } from '@/core/mail/emailContent'
import { loadMailMessages } from '@/core/mail/loadMailMessages'
import { mailOnce } from '@/core/mail/mailOnce'
import { renderEmail } from '@/core/mail/renderEmail'
import { sanitizeLine, sanitizeUserText } from '@/core/mail/sanitizeLine'
import type { Scope } from '@/core/vocabulary'
import { translatorFor } from '@/i18n/translatorFor'
import type { keyQueues } from './queues'

type NewKey = { owner: string; email: string; locale: string | null; key: string; scopes: Scope[] }

/** Tells the owner of an account about a new API key, once, at an address that they have confirmed. */
export const keyMail: Handler<typeof keyQueues.keyMail> = ({ keyId }, { payload }) =>
  mailOnce(payload, {
    key: `api-key ${keyId}`,
    write: async (tx) => {
      const { rows } = await tx.execute<NewKey>(sql`
        select p.display_name as owner, u.email, u.locale, k.name as key, k.scopes
        from ${tx.tables.apiKeys} k join ${tx.tables.users} u on u.id = k.user_id and u.state = 'active'
          join ${tx.tables.profiles} p on p.id = u.id
          join ${tx.tables.confirmedEmails} c on c.user_id = u.id and c.email = u.email
        where k.id = ${keyId}`)
      const [made] = rows
      if (!made) return { skipped: 'there is nobody to write to' }
      const words = await loadMailMessages(made.locale)
      const t = await translatorFor(words.locale, 'Keys')
      const letter: EmailContent = {
        locale: words.locale,
        subject: t('mail.subject'),
        greeting: words.t('greeting', { name: sanitizeUserText(made.owner) }),
        paragraphs: [t('mail.text'), t('mail.advice')],
        facts: [
          [t('name'), sanitizeLine(made.key)],
          [t('scopes'), made.scopes.map((scope) => t(`scope.${scope}.name`)).join(', ')],
        ],
        link: { label: t('mail.link'), url: `${contextOf(payload).addresses.publicUrl}/settings/keys` },
        cause: words.t('cause.member'),
      }
      return { to: made.email, subject: letter.subject, ...renderEmail(words.t, letter) }
    },
  })
