import type { Handler, Outcome } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { loadMailMessages } from '@/core/mail/loadMailMessages'
import { mailOnce } from '@/core/mail/mailOnce'
import { renderEmail } from '@/core/mail/renderEmail'
import { writeSignUpEmail, writeSignUpTakenEmail } from '@/core/mail/writeAccountEmails'
import { writePasswordEmail } from '@/core/mail/writeNotificationEmail'
import { LINK_HOURS, type LinkPurpose } from '../commands/accountLinks'
import { hashOfToken, makeToken } from '../emailChange'
import type { accountQueues } from './queues'

type Link = {
  purpose: LinkPurpose
  state: string
  isExpired: boolean
  userId: string | null
  email: string
  locale: string | null
  isConfirmed: boolean
}

/**
 * Writes the email with a link. The token is generated here, so that only the email holds it: if the mail server
 * refused the email, a retry sends another, whose link is valid. It carries no user input.
 */
const sendLink = (payload: Payload, linkId: string): Promise<Outcome> =>
  mailOnce(payload, {
    key: `link ${linkId}`,
    isRequested: true,
    write: async (tx) => {
      const { rows } = await tx.execute<Link>(sql`
        select l.purpose, l.state, l.expires_at < now() as "isExpired",
          u.id as "userId", u.email, coalesce(u.locale::text, l.locale) as locale,
          exists (select 1 from confirmed_emails c where c.user_id = u.id and c.email = u.email) as "isConfirmed"
        from account_links l left join ${tx.tables.users} u on u.id = l.user_id and u.state = 'active'
        where l.id = ${linkId} for update of l`)
      const link = rows[0]
      if (!link?.userId) return { skipped: 'there is nobody to write to' }
      if (link.state !== 'pending' || link.isExpired) return { skipped: 'the link is void, or too old' }
      if (link.purpose === 'confirm' && link.isConfirmed) return { skipped: 'the address is confirmed' }
      const token = makeToken()
      await tx.execute(sql`
        update account_links set state = 'void', token_hash = null
        where user_id = ${link.userId} and purpose = ${link.purpose} and state = 'pending' and token_hash is not null
          and id <> ${linkId}`)
      await tx.execute(sql`update account_links set token_hash = ${hashOfToken(token)} where id = ${linkId}`)
      const words = await loadMailMessages(link.locale)
      const write = link.purpose === 'reset' ? writePasswordEmail : writeSignUpEmail
      const letter = write(words, contextOf(payload).addresses.publicUrl, token, LINK_HOURS[link.purpose])
      return { to: link.email, subject: letter.subject, ...renderEmail(words.t, letter) }
    },
  })

/** Notifies the owner of an address, once a day, that someone tried to sign up with it. */
const notifyTaken = (payload: Payload, userId: string): Promise<Outcome> =>
  mailOnce(payload, {
    key: `sign-up-taken ${userId} ${new Date().toISOString().slice(0, 10)}`,
    write: async (tx) => {
      const { rows } = await tx.execute<{ email: string; locale: string | null }>(sql`
        select u.email, u.locale from ${tx.tables.users} u join confirmed_emails c on c.user_id = u.id and c.email = u.email
        where u.id = ${userId} and u.state = 'active'`)
      const owner = rows[0]
      if (!owner) return { skipped: 'there is nobody to write to' }
      const words = await loadMailMessages(owner.locale)
      const letter = writeSignUpTakenEmail(words, contextOf(payload).addresses.publicUrl)
      return { to: owner.email, subject: letter.subject, ...renderEmail(words.t, letter) }
    },
  })

/** The mails about signing up and in. */
export const accountMail: Handler<typeof accountQueues.accountMail> = (job, { payload }) =>
  'linkId' in job ? sendLink(payload, job.linkId) : notifyTaken(payload, job.takenId)
