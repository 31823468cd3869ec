import { sql } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'
import { contextOf } from '../context/context'
import { keyedHash } from '../context/keyedHash'
import { type Executor, inTransaction } from '../database/executor'
import { auditSourceOf } from './auditSource'
import { recordAudit } from './recordAudit'

/** Within an hour: failures of a network and of an account that each have a line, and lines of all together. */
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

/**
 * Records a failed sign-in, in a transaction of its own: nothing else is written. After the first few of a network or
 * an account within an hour, only each doubling has a line, with how many there were: guessing cannot flood the log.
 * Does the same whether there is such an account or not.
 * @param email as it was typed; it is not kept
 */
export async function recordFailedSignIn(
  payload: Payload,
  headers: Headers,
  { email, userId }: { email: string; userId: string | undefined },
): Promise<void> {
  const context = contextOf(payload)
  const source = auditSourceOf(context, headers, null)
  await inTransaction(payload, async (tx) => {
    // In one order, so that two of them don't wait for each other.
    const ofAccount = await count(tx, keyedHash(context, 'audit account', email))
    const ofNetwork = await count(tx, `network ${source.network ?? ''}`)
    const isNew = ofNetwork <= MAX_OF_NETWORK || ofAccount <= MAX_OF_ACCOUNT || isPowerOfTwo(ofNetwork)
    if (!isNew || (await count(tx, 'lines')) > MAX_OF_ALL) return
    await recordAudit(tx, source, {
      action: 'sign_in.failed',
      ...(userId !== undefined && { target: { kind: 'user', id: userId } }),
      after: { ofNetwork, ofAccount },
    })
  })
}
