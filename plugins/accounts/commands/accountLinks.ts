import { enqueue } from '@jobs/enqueue'
import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { keyedHash } from '@/core/context/keyedHash'
import { adapterOf, type Executor } from '@/core/database/executor'
import type { Locale } from '@/i18n/locales'
import { hashOfToken } from '../emailChange'
import { accountQueues } from '../jobs/queues'

/** The purpose of a mailed link: to confirm an address, or to set a new password. */
export type LinkPurpose = 'confirm' | 'reset'

/** Hours that a link works. */
export const LINK_HOURS: Readonly<Record<LinkPurpose, number>> = { confirm: 24, reset: 1 }
/** Emails with a link per address and hour, no matter who requests them. */
export const MAILS_PER_HOUR = 6
/** Characters; longer than any token of ours. */
const MAX_TOKEN_LENGTH = 200

type LinkRequest = { purpose: LinkPurpose; email: string; locale?: Locale | null | undefined }

/**
 * Requests an email with a link, which a job creates and sends. Does the same work for an address without an account;
 * the job then sends nothing.
 * @returns whether an email will be sent; false if the address has been sent enough of them
 */
export async function requestAccountLink(
  tx: Executor,
  { purpose, email, locale = null }: LinkRequest,
): Promise<boolean> {
  const id = uuidv7()
  const address = keyedHash(tx.context, 'address', email)
  // Serialized per address, so that the count is exact.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${address}, 0))`)
  const { rows } = await tx.execute(sql`
    insert into account_links (id, purpose, user_id, address_hash, locale, expires_at)
    select ${id}, ${purpose}, (select id from ${tx.tables.users} where email = ${email} and state = 'active'), ${address}, ${locale},
      now() + make_interval(hours => ${LINK_HOURS[purpose]})
    where (select count(*) from account_links where address_hash = ${address} and purpose = ${purpose}
      and created_at > now() - interval '1 hour') < ${MAILS_PER_HOUR}
    returning id`)
  if (rows.length === 0) return false
  await enqueue(tx, accountQueues.accountMail, { linkId: id })
  return true
}

/**
 * Redeems a link; of concurrent uses one succeeds.
 * @returns whose it is, and the address that it went to; nothing where it does not work any more
 */
export async function claimAccountLink(
  tx: Executor,
  purpose: LinkPurpose,
  token: string,
): Promise<{ userId: string; email: string; state: string } | undefined> {
  const { rows } = await tx.execute<{ userId: string; email: string; state: string }>(sql`
    update account_links l set state = 'used', token_hash = null from ${tx.tables.users} u
    where l.token_hash = ${hashOfToken(token.slice(0, MAX_TOKEN_LENGTH))} and l.purpose = ${purpose} and l.state = 'pending'
      and l.expires_at > now() and u.id = l.user_id
    returning u.id as "userId", u.email, u.state`)
  return rows[0]
}

/** The address a link was mailed to, without redeeming it; undefined where it is no longer valid. */
export async function findLinkedAddress(
  payload: Payload,
  purpose: LinkPurpose,
  token: string,
): Promise<string | undefined> {
  const { rows } = await adapterOf(payload).pool.query<{ email: string }>({
    name: 'linked-address',
    text: `select u.email from account_links l join ${adapterOf(payload).names.users} u on u.id = l.user_id
           where l.token_hash = $1 and l.purpose = $2 and l.state = 'pending' and l.expires_at > now()`,
    values: [hashOfToken(token.slice(0, MAX_TOKEN_LENGTH)), purpose],
  })
  return rows[0]?.email
}

/** Marks an account's address as confirmed. */
export async function confirmEmail(tx: Executor, userId: string, email: string): Promise<void> {
  await tx.execute(sql`
    insert into confirmed_emails (user_id, email) values (${userId}, ${email})
    on conflict (user_id) do update set email = excluded.email, confirmed_at = now()`)
}

/** Removes links that expired long enough ago. */
export async function trimAccountLinks(db: Executor): Promise<void> {
  await db.execute(sql`delete from account_links where expires_at < now() - interval '1 hour'`)
}
