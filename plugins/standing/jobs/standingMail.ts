import type { Handler } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import { contextOf } from '@/core/context/context'
import { loadMailMessages } from '@/core/mail/loadMailMessages'
import { mailOnce } from '@/core/mail/mailOnce'
import { renderEmail } from '@/core/mail/renderEmail'
import { writeStandingEmail } from '@/core/mail/writeStandingEmail'
import type { standingQueues } from './queues'

type Account = {
  email: string
  locale: string | null
  name: string
  state: string
  reason: string | null
  until: Date | string | null
  answer: string | null
}

/** Tells a user of their suspension, of its end, or of the answer to their appeal. */
export const standingMail: Handler<typeof standingQueues.standingMail> = ({ userId, mail, moment }, { payload }) =>
  mailOnce(payload, {
    key: `standing ${mail} ${userId} ${moment}`,
    write: async (tx) => {
      const { rows } = await tx.execute<Account>(sql`
        select u.email, u.locale::text, p.display_name as name, u.state, u.suspension_reason as reason,
          u.suspended_until as until, (select a.answer from ${tx.tables.appeals} a where a.user_id = u.id and a.state <> 'open'
            order by a.decided_at desc limit 1) as answer
        from ${tx.tables.users} u join ${tx.tables.profiles} p on p.id = u.id
        where u.id = ${userId}`)
      const account = rows[0]
      if (!account) return { skipped: 'the account is gone' }
      if ((account.state === 'suspended') === (mail === 'lifted')) return { skipped: 'this is no longer so' }
      const words = await loadMailMessages(account.locale)
      const letter = writeStandingEmail(words, contextOf(payload).addresses.publicUrl, mail, {
        name: account.name,
        reason: mail === 'suspended' ? account.reason : mail === 'rejected' ? account.answer : null,
        until: mail === 'suspended' && account.until ? new Date(account.until) : null,
      })
      return { to: account.email, subject: letter.subject, ...renderEmail(words.t, letter) }
    },
  })
