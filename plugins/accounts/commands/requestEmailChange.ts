import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import { checkEmail } from '@plugins/abuse/commands/checkEmail'
import type { Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { currentSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { contextOf } from '@/core/context/context'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { CONFIRM_HOURS, type PendingEmail, readPendingEmail } from '../emailChange'
import { accountQueues } from '../jobs/queues'
import { limitEmailChanges } from '../limitEmailChanges'

const pendingOf = async (payload: Payload, userId: string): Promise<PendingEmail> => {
  const pending = await readPendingEmail(payload, userId)
  if (!pending) throw new ShopError(404, 'not_found', 'There is no pending address to confirm.')
  return pending
}

/**
 * Requests a change of address: a link is mailed to the new one, and the current one is notified. The response does not
 * tell whether the new one has an account.
 * @param email trimmed and in lower case
 * @throws ShopError `same_email`, `disposable_email`, `mail_unavailable`, `too_many_requests`
 */
export async function requestEmailChange(
  payload: Payload,
  user: { id: string; email: string },
  email: string,
): Promise<PendingEmail> {
  if (email === user.email.toLowerCase())
    throw new ShopError(400, 'same_email', 'This is already your address. Enter another one.', { field: 'email' })
  if (!contextOf(payload).canSendEmail)
    throw new ShopError(
      503,
      'mail_unavailable',
      'This site can’t send email yet. Contact the administrator to change your address.',
    )
  await checkEmail(adapterOf(payload).drizzle, email)
  await limitEmailChanges(contextOf(payload), user.id, email)
  await inTransaction(payload, async (tx) => {
    // Serialized: of concurrent requests the later one counts.
    await tx.execute(sql`select 1 from ${tx.tables.users} where id = ${user.id} for update`)
    await tx.execute(sql`
      update email_changes set state = 'cancelled', token_hash = null where user_id = ${user.id} and state = 'pending'`)
    const id = uuidv7()
    await tx.execute(sql`
      insert into email_changes (id, user_id, old_email, new_email, expires_at)
      values (${id}, ${user.id}, ${user.email}, ${email}, now() + make_interval(hours => ${CONFIRM_HOURS}))`)
    await enqueue(tx, accountQueues.emailChange, { changeId: id, mail: 'confirm', number: 1 })
    await enqueue(tx, accountQueues.emailChange, { changeId: id, mail: 'asked', number: 1 })
    await recordAudit(tx, currentSource(tx.context, user.id), {
      action: 'email.change_requested',
      target: { kind: 'user', id: user.id },
    })
  })
  return pendingOf(payload, user.id)
}

/** Sends the email to the new address again, with a new link; the previous one becomes invalid. */
export async function resendEmailChange(payload: Payload, userId: string): Promise<PendingEmail> {
  await limitEmailChanges(contextOf(payload), userId, (await pendingOf(payload, userId)).email)
  await inTransaction(payload, async (tx) => {
    const { rows } = await tx.execute<{ id: string; asked: number }>(sql`
      update email_changes set asked = asked + 1, token_hash = null,
        expires_at = now() + make_interval(hours => ${CONFIRM_HOURS})
      where user_id = ${userId} and state = 'pending' returning id, asked`)
    const change = rows[0]
    if (change)
      await enqueue(tx, accountQueues.emailChange, { changeId: change.id, mail: 'confirm', number: change.asked })
  })
  return pendingOf(payload, userId)
}

/** Cancels an unconfirmed change of address. Idempotent. */
export const cancelEmailChange = (payload: Payload, userId: string): Promise<void> =>
  inTransaction(payload, async (tx) => {
    const { rowCount } = await tx.execute(sql`
      update email_changes set state = 'cancelled', token_hash = null where user_id = ${userId} and state = 'pending'`)
    if (rowCount)
      await recordAudit(tx, currentSource(tx.context, userId), {
        action: 'email.change_cancelled',
        target: { kind: 'user', id: userId },
      })
  })
