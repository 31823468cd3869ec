import { sql } from '@payloadcms/db-postgres'
import type { ShopContext } from '../context/context'
import { keyedHash, plainEmail } from '../context/keyedHash'
import type { Executor } from '../database/executor'

/** Why an address gets no mail: it does not exist or take any, or its owner called a mail spam. */
export const suppressionReasons = ['bounced', 'complained'] as const
export type SuppressionReason = (typeof suppressionReasons)[number]

/** Hours after which a link that someone asks for is tried again at an address that bounced: mailboxes are repaired. */
const RETRY_HOURS = 24
const MAX_DETAIL_LENGTH = 300

export const hashOfAddress = (context: ShopContext, email: string): string =>
  keyedHash(context, 'address', plainEmail(email))

/** Stops mail to an address. What was known of it before is replaced. */
export async function suppressAddress(
  tx: Executor,
  addressHash: string,
  reason: SuppressionReason,
  detail = '',
): Promise<void> {
  await tx.execute(sql`
    insert into mail_suppressions (address_hash, reason, detail)
    values (${addressHash}, ${reason}, ${detail.slice(0, MAX_DETAIL_LENGTH).toWellFormed().replaceAll('\0', '')})
    on conflict (address_hash) do update set reason = excluded.reason, detail = excluded.detail, at = now()`)
}

/** Sends mail to an address again. @returns whether it was stopped */
export async function liftSuppression(tx: Executor, email: string): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`
    delete from mail_suppressions where address_hash = ${hashOfAddress(tx.context, email)}`)
  return (rowCount ?? 0) > 0
}

/**
 * Whether no mail goes to an address.
 * @param isRequested whether its owner has just asked for the mail, as for a link: then a complaint about others does
 * not count, and a bounce only for a day
 */
export async function isSuppressed(db: Executor, email: string, isRequested = false): Promise<boolean> {
  const recent = sql`reason = 'bounced' and at > now() - make_interval(hours => ${RETRY_HOURS})`
  const { rows } = await db.execute(sql`
    select 1 from mail_suppressions
    where address_hash = ${hashOfAddress(db.context, email)} and ${isRequested ? recent : sql`true`}`)
  return rows.length > 0
}
