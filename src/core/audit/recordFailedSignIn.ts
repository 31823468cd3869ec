import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { keyedHash } from '../context/keyedHash'
import { type Executor, inTransaction } from '../database/executor'
import { auditSourceOf } from './auditSource'
import { recordAudit } from './recordAudit'

/** Within an hour: attempts of a network and of an account that each have a line, and lines of all together. */
const MAX_OF_NETWORK = 10
const MAX_OF_ACCOUNT = 3
const MAX_OF_ALL = 2_000

const isPowerOfTwo = (count: number) => (count & (count - 1)) === 0

/** Counts one more within this hour. */
async function count(tx: Executor, key: string): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    insert into ${tx.tables.auditCounts} as c (key, hour, count) values (${key}, date_trunc('hour', now()), 1)
    on conflict (key) do update set count = case when c.hour = excluded.hour then c.count + 1 else 1 end, hour = excluded.hour
    returning count`)
  return rows[0]?.count ?? 1
}

type Attempt = {
  /** As it was typed; it is not kept. */
  email: string
  userId: string | undefined
}

/**
 * Records what strangers can do as often as they like. After the first few of a network or an account within an hour,
 * only each doubling has a line, with how many there were: nobody can flood the log. Does the same whether there is
 * such an account or not.
 */
async function recordAttempt(
  tx: Executor,
  headers: Headers,
  action: 'sign_in.failed' | 'password.reset_requested',
  { email, userId }: Attempt,
): Promise<void> {
  const source = auditSourceOf(tx.context, headers, null)
  // In one order, so that two of them don't wait for each other.
  const ofAccount = await count(tx, keyedHash(tx.context, 'audit account', `${action} ${email}`))
  const ofNetwork = await count(tx, `${action} ${source.network ?? ''}`)
  const isNew = ofNetwork <= MAX_OF_NETWORK || ofAccount <= MAX_OF_ACCOUNT || isPowerOfTwo(ofNetwork)
  if (!isNew || (await count(tx, `lines ${action}`)) > MAX_OF_ALL) return
  await recordAudit(tx, source, {
    action,
    ...(userId !== undefined && { target: { kind: 'user', id: userId } }),
    after: { ofNetwork, ofAccount },
  })
}

/** Records a failed sign-in, in a transaction of its own: nothing else is written. */
export const recordFailedSignIn = (payload: Payload, headers: Headers, attempt: Attempt): Promise<void> =>
  inTransaction(payload, (tx) => recordAttempt(tx, headers, 'sign_in.failed', attempt))

/** Records that someone asked for a link to set a new password, with the request for it. */
export const recordResetRequest = (tx: Executor, headers: Headers, attempt: Attempt): Promise<void> =>
  recordAttempt(tx, headers, 'password.reset_requested', attempt)
