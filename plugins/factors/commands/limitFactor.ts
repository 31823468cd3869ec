import { sql } from '@payloadcms/db-postgres'
import type { ShopContext } from '@/core/context/context'
import { keyedHash } from '@/core/context/keyedHash'
import type { Executor } from '@/core/database/executor'
import { tooManyRequests } from '@/core/errors/errors'
import { clientIp, limitedNetwork, networkOf } from '@/core/http/clientIp'
import { consumeRate } from '@/core/http/consumeRate'
import { readRetryAfter, recordFailure, runInOrder, type Throttled } from '@/core/limits/throttle'

/** Wrong codes for one account: from one network, and from all. Who gets here knows the password already. */
const ofNetwork = { free: 5, firstWait: 600, longestWait: 3_600 }
const ofAccount = { free: 20, firstWait: 60, longestWait: 3_600 }

function countedOf(context: ShopContext, headers: Headers, userId: string): [Throttled, Throttled] {
  const from = networkOf(clientIp(context, (name) => headers.get(name)))
  return [
    { key: keyedHash(context, 'factor network', userId, from), rule: ofNetwork },
    { key: keyedHash(context, 'factor account', userId), rule: ofAccount },
  ]
}

/**
 * Runs an attempt at a code. Attempts at one account are made one after the other, and slowed down after failures.
 * @param attempt returns nothing where the code was wrong
 * @throws ShopError `too_many_requests`
 */
export async function limitFactor<Result>(
  db: Executor,
  headers: Headers,
  userId: string,
  attempt: () => Promise<Result | undefined>,
): Promise<Result | undefined> {
  const counted = countedOf(db.context, headers, userId)
  return runInOrder(counted[1].key, async () => {
    const wait = await readRetryAfter(db, counted)
    if (wait > 0)
      throw tooManyRequests(wait, {
        name: 'second-factor',
        points: ofNetwork.free,
        seconds: wait,
        message: 'Too many wrong codes.',
      })
    const result = await attempt()
    if (result === undefined) await recordFailure(db, counted)
    return result
  })
}

/** Sign-ins by passkey count as sign-ins. @throws ShopError `too_many_requests` */
export async function limitPasskeySignIn(context: ShopContext, headers: Headers): Promise<void> {
  const network = limitedNetwork(context, (name) => headers.get(name))
  if (network !== undefined) await consumeRate(context, 'sign-in', network)
}

/** Whether codes of an account were guessed at so often that its owner is to know. */
export async function wasGuessedOften(db: Executor, userId: string): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select from sign_in_failures where key = ${keyedHash(db.context, 'factor account', userId)} and failures >= ${ofNetwork.free}`)
  return rows.length > 0
}
