import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { type AuditSource, systemSource } from '@/core/audit/auditSource'
import { recordAudit } from '@/core/audit/recordAudit'
import { plainEmail } from '@/core/context/keyedHash'
import { type Executor, inTransaction } from '@/core/database/executor'
import { hashOfAddress, liftSuppression, suppressAddress } from '@/core/mail/suppression'
import { type Bounce, MAX_BOUNCES } from '../bounces/bounce'

/** The address a bounce is of, where the shop has written to it. */
async function findAddress(tx: Executor, bounce: Bounce): Promise<string | undefined> {
  const { rows } = await tx.execute<{ hash: string }>(sql`
    select address_hash as hash from sent_mails
    where ${'to' in bounce ? sql`address_hash = ${hashOfAddress(tx.context, bounce.to)}` : sql`message = ${bounce.message}`}
      and address_hash is not null limit 1`)
  return rows[0]?.hash
}

async function recordBounce(tx: Executor, bounce: Bounce): Promise<boolean> {
  const hash = await findAddress(tx, bounce)
  if (!hash) return false
  const { rows } =
    'to' in bounce
      ? await tx.execute<{ id: string }>(sql`
          select id from ${tx.tables.users} where lower(email) = ${plainEmail(bounce.to)} limit 1`)
      : { rows: [] }
  await suppressAddress(tx, hash, bounce.reason, bounce.detail)
  await recordAudit(tx, systemSource, {
    action: 'email.bounced',
    ...(rows[0] && { target: { kind: 'user', id: rows[0].id } }),
    ...('message' in bounce && { target: { kind: 'mail', id: bounce.message } }),
    after: { reason: bounce.reason },
  })
  return true
}

/**
 * Stops mail to addresses that it came back from, or whose owner called it spam. Running it again changes nothing more.
 * @returns how many were of mails of the shop
 */
export async function recordBounces(payload: Payload, bounces: readonly Bounce[]): Promise<number> {
  let known = 0
  for (const bounce of bounces.slice(0, MAX_BOUNCES))
    if (await inTransaction(payload, (tx) => recordBounce(tx, bounce))) known += 1
  return known
}

/** Sends mail to a person's address again: they say that it works. */
export const retryAddress = (payload: Payload, source: AuditSource, user: { id: string; email: string }) =>
  inTransaction(payload, async (tx) => {
    if (await liftSuppression(tx, user.email))
      await recordAudit(tx, source, { action: 'email.retried', target: { kind: 'user', id: user.id } })
  })
