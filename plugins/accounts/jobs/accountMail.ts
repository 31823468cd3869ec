import { type Handler, type Outcome, skipped } from '@jobs/handler'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { type Executor, inTransaction } from '@/core/database/executor'
import { loadMailMessages } from '@/core/mail/loadMailMessages'
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
  isSent: boolean
  userId: string | null
  email: string
  locale: string | null
  isConfirmed: boolean
}

/**
 * Writes the email with a link. The token is generated here, so that only the email holds it: if the email went out but
 * the commit failed, a retry sends another, whose link is valid. It carries no user input.
 */
async function sendLink(payload: Payload, tx: Executor, linkId: string): Promise<Outcome> {
  const { rows } = await tx.execute<Link>(sql`
    select l.purpose, l.state, l.expires_at < now() as "isExpired", l.token_hash is not null as "isSent",
      u.id as "userId", u.email, coalesce(u.locale::text, l.locale) as locale,
      exists (select 1 from confirmed_emails c where c.user_id = u.id and c.email = u.email) as "isConfirmed"
    from account_links l left join ${tx.tables.users} u on u.id = l.user_id and u.state = 'active'
    where l.id = ${linkId} for update of l`)
  const link = rows[0]
  if (!link?.userId) return skipped('there is nobody to write to')
  if (link.state !== 'pending' || link.isExpired || link.isSent) return skipped('the link is sent, void, or too old')
  if (link.purpose === 'confirm' && link.isConfirmed) return skipped('the address is confirmed')
  const token = makeToken()
  await tx.execute(sql`
    update account_links set state = 'void', token_hash = null
    where user_id = ${link.userId} and purpose = ${link.purpose} and state = 'pending' and token_hash is not null`)
  await tx.execute(sql`update account_links set token_hash = ${hashOfToken(token)} where id = ${linkId}`)
  const words = await loadMailMessages(link.locale)
  const write = link.purpose === 'reset' ? writePasswordEmail : writeSignUpEmail
  const letter = write(words, contextOf(payload).addresses.publicUrl, token, LINK_HOURS[link.purpose])
  await payload.sendEmail({ to: link.email, subject: letter.subject, ...renderEmail(words.t, letter) })
  return 'done'
}

/** Notifies the owner of an address, once a day, that someone tried to sign up with it. */
async function notifyTaken(payload: Payload, tx: Executor, userId: string): Promise<Outcome> {
  const { rows } = await tx.execute<{ email: string; locale: string | null }>(sql`
    select u.email, u.locale from ${tx.tables.users} u join confirmed_emails c on c.user_id = u.id and c.email = u.email
    where u.id = ${userId} and u.state = 'active'`)
  const owner = rows[0]
  if (!owner) return skipped('there is nobody to write to')
  const key = `sign-up-taken ${userId} ${new Date().toISOString().slice(0, 10)}`
  const claimed = await tx.execute(
    sql`insert into sent_mails (key) values (${key}) on conflict (key) do nothing returning key`,
  )
  if (claimed.rows.length === 0) return skipped('told today already')
  const words = await loadMailMessages(owner.locale)
  const letter = writeSignUpTakenEmail(words, contextOf(payload).addresses.publicUrl)
  await payload.sendEmail({ to: owner.email, subject: letter.subject, ...renderEmail(words.t, letter) })
  return 'done'
}

/** The mails about signing up and in. */
export const accountMail: Handler<typeof accountQueues.accountMail> = (job, { payload }) =>
  inTransaction(payload, (tx) =>
    'linkId' in job ? sendLink(payload, tx, job.linkId) : notifyTaken(payload, tx, job.takenId),
  )
