import type { Payload } from 'payload'
import { contextOf } from '@/core/context/context'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { ShopError, tooManyRequests } from '@/core/errors/errors'
import { LINK_HOURS, MAILS_PER_HOUR, requestAccountLink } from './commands/accountLinks'

export type Confirmation = { email: string; confirmed: boolean }

/** Whether a user's address is confirmed: until then it gets no email but the confirmation. */
export async function readConfirmation(payload: Payload, userId: string): Promise<Confirmation> {
  const { rows } = await adapterOf(payload).pool.query<Confirmation>({
    name: 'email-confirmation',
    text: `select u.email, c.email is not null as confirmed
           from ${adapterOf(payload).names.users} u left join confirmed_emails c on c.user_id = u.id and c.email = u.email where u.id = $1`,
    values: [userId],
  })
  return rows[0] ?? { email: '', confirmed: false }
}

/**
 * Sends the confirmation again; the previous link becomes invalid.
 * @throws ShopError `not_found` where it is confirmed, `mail_unavailable`, `too_many_requests`
 */
export async function resendConfirmation(payload: Payload, userId: string): Promise<Confirmation & { hours: number }> {
  const { email, confirmed } = await readConfirmation(payload, userId)
  if (confirmed) throw new ShopError(404, 'not_found', 'Your address is already confirmed.')
  if (!contextOf(payload).canSendEmail)
    throw new ShopError(503, 'mail_unavailable', 'This site can’t send email yet, so there is nothing to confirm.')
  if (!(await inTransaction(payload, (tx) => requestAccountLink(tx, { purpose: 'confirm', email }))))
    throw tooManyRequests(3_600, { name: 'mail', points: MAILS_PER_HOUR, seconds: 3_600, message: 'Too many emails.' })
  return { email, confirmed, hours: LINK_HOURS.confirm }
}
