import type { Handler } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import { contextOf } from '@/core/context/context'
import { loadMailMessages } from '@/core/mail/loadMailMessages'
import { mailOnce } from '@/core/mail/mailOnce'
import { renderEmail } from '@/core/mail/renderEmail'
import { writeSecurityEmail } from '@/core/mail/writeSecurityEmail'
import type { sessionQueues } from './queues'

type Owner = { email: string; locale: string | null; username: string; confirmed: boolean }

/** Tells the owner of an account what happened to it. */
export const securityMail: Handler<typeof sessionQueues.securityMail> = (job, { payload }) =>
  mailOnce(payload, {
    key: `security ${job.id}`,
    write: async (tx) => {
      const { rows } = await tx.execute<Owner>(sql`
        select u.email, u.locale::text as locale, p.username, c.email is not null as confirmed
        from ${tx.tables.users} u join ${tx.tables.profiles} p on p.id = u.id
          left join ${tx.tables.confirmedEmails} c on c.user_id = u.id and c.email = u.email
        where u.id = ${job.userId}`)
      const owner = rows[0]
      if (!owner) return { skipped: 'there is nobody to write to' }
      const to = job.to ?? (owner.confirmed ? owner.email : undefined)
      if (!to) return { skipped: 'the address is not confirmed' }
      const words = await loadMailMessages(owner.locale)
      const letter = writeSecurityEmail(words, contextOf(payload).addresses.publicUrl, {
        ...job,
        username: owner.username,
      })
      return { to, subject: letter.subject, ...renderEmail(words.t, letter) }
    },
  })
