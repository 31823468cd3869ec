import type { Handler } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import { loadMailMessages } from '@/core/mail/loadMailMessages'
import { mailOnce } from '@/core/mail/mailOnce'
import { renderEmail } from '@/core/mail/renderEmail'
import { defaultLocale, isLocale } from '@/i18n/locales'
import { translatorFor } from '@/i18n/translatorFor'
import { writeFactorEmail } from '../writeFactorEmail'
import type { factorQueues } from './queues'

type Owner = { email: string; name: string; locale: string | null }

/** Tells an account's owner what happened to their second factors: each occasion once, to a proven address. */
export const factorMail: Handler<typeof factorQueues.factorMail> = ({ userId, occasion, at, detail }, { payload }) =>
  mailOnce(payload, {
    // Wrong codes are told of once a day.
    key: `factor ${userId} ${occasion} ${occasion === 'codes_failed' ? at.slice(0, 10) : at}`,
    write: async (tx) => {
      const { rows } = await tx.execute<Owner>(sql`
        select u.email, p.display_name as name, u.locale from ${tx.tables.users} u
          join ${tx.tables.confirmedEmails} c on c.user_id = u.id and c.email = u.email
          join ${tx.tables.profiles} p on p.id = u.id
        where u.id = ${userId}`)
      const owner = rows[0]
      if (!owner) return { skipped: 'there is nobody to write to' }
      const locale = isLocale(owner.locale) ? owner.locale : defaultLocale
      const [words, mail] = await Promise.all([loadMailMessages(locale), translatorFor(locale, 'FactorMails')])
      const site = tx.context.addresses.publicUrl
      const letter = writeFactorEmail({ locale, t: words.t, mail }, site, owner.name, { occasion, at, detail })
      return { to: owner.email, subject: letter.subject, ...renderEmail(words.t, letter) }
    },
  })
