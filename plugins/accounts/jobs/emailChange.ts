import type { Handler } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import { contextOf } from '@/core/context/context'
import { loadMailMessages } from '@/core/mail/loadMailMessages'
import { mailOnce } from '@/core/mail/mailOnce'
import { renderEmail } from '@/core/mail/renderEmail'
import { writeConfirmationEmail, writeEmailChangeEmail, writeEmailTakenEmail } from '@/core/mail/writeAccountEmails'
import { CONFIRM_HOURS, hashOfToken, makeToken } from '../emailChange'
import type { accountQueues } from './queues'

type Change = {
  userId: string
  name: string
  oldEmail: string
  newEmail: string
  locale: string | null
  state: 'pending' | 'done' | 'cancelled'
  isExpired: boolean
  asked: number
  mailed: number
  isTaken: boolean
  /** Emails other than the confirmation go to confirmed addresses only. */
  isOldConfirmed: boolean
  isTakenConfirmed: boolean
  /** Of the user who has the new address already. */
  takenLocale: string | null
}

/**
 * Writes one email about a new address. The token is generated here, so that only the email holds it: if the mail
 * server refused the email, a retry sends another, whose link is valid.
 */
export const emailChange: Handler<typeof accountQueues.emailChange> = ({ changeId, mail, number }, { payload }) =>
  mailOnce(payload, {
    key: mail === 'confirm' ? `email-confirm ${changeId} ${number}` : `email-${mail} ${changeId}`,
    isRequested: mail === 'confirm',
    write: async (tx) => {
      const { rows } = await tx.execute<Change>(sql`
        select c.user_id as "userId", p.display_name as name, c.old_email as "oldEmail", c.new_email as "newEmail", u.locale,
          c.state,
          c.expires_at < now() as "isExpired", c.asked, c.mailed,
          other.id is not null as "isTaken", other.locale as "takenLocale",
          exists (select 1 from confirmed_emails p where p.user_id = u.id and p.email = c.old_email) as "isOldConfirmed",
          exists (select 1 from confirmed_emails p where p.user_id = other.id and p.email = c.new_email) as "isTakenConfirmed"
        from email_changes c join ${tx.tables.users} u on u.id = c.user_id and u.state = 'active' join ${tx.tables.profiles} p on p.id = u.id
          left join ${tx.tables.users} other on other.email = c.new_email and other.id <> c.user_id
        where c.id = ${changeId} for update of c`)
      const change = rows[0]
      if (!change) return { skipped: 'the change is gone' }
      const { name, oldEmail, newEmail, state, asked, mailed } = change
      const words = await loadMailMessages(mail === 'confirm' && change.isTaken ? change.takenLocale : change.locale)
      const { publicUrl } = contextOf(payload).addresses

      if (mail === 'confirm') {
        if (state !== 'pending' || change.isExpired) return { skipped: `the change is ${state}` }
        if (mailed > number || asked > number) return { skipped: 'a later mail has been sent or asked for' }
        const token = change.isTaken ? undefined : makeToken()
        await tx.execute(sql`
          update email_changes set mailed = ${number}, token_hash = ${token ? hashOfToken(token) : null} where id = ${changeId}`)
        if (change.isTaken && !change.isTakenConfirmed)
          return { skipped: 'the address has an account that has not proven it' }
        const letter = token
          ? writeConfirmationEmail(words, publicUrl, token, CONFIRM_HOURS)
          : writeEmailTakenEmail(words, publicUrl)
        return { to: newEmail, subject: letter.subject, ...renderEmail(words.t, letter) }
      }

      if (mail === 'asked' && state === 'cancelled') return { skipped: 'the change is cancelled' }
      // Of a changed address this was looked at when it changed.
      if (mail === 'asked' && !change.isOldConfirmed) return { skipped: 'the old address is not confirmed' }
      const letter = writeEmailChangeEmail(words, mail, publicUrl, name, newEmail)
      return { to: oldEmail, subject: letter.subject, ...renderEmail(words.t, letter) }
    },
  })
