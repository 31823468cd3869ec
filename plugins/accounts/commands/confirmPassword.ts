import { sql } from '@payloadcms/db-postgres'
import { currentSessionOf } from '@plugins/sessions/queries/currentSession'
import type { Payload, PayloadRequest } from 'payload'
import { contextOf } from '@/core/context/context'
import { keyedHash } from '@/core/context/keyedHash'
import { adapterOf } from '@/core/database/executor'
import { ShopError, tooManyRequests } from '@/core/errors/errors'
import { isPasswordOf } from '../passwordHash'
import { clearFailures, readRetryAfter, recordFailure, runInOrder } from '@/core/limits/throttle'

type User = NonNullable<PayloadRequest['user']>

/** Wrong passwords per session. Other sessions, and requests without one, are not affected. */
const rule = { free: 5, firstWait: 60, longestWait: 3_600 }

/**
 * Checks a signed-in user's password, so that an open browser alone is not enough.
 * @throws ShopError `wrong_password`, `too_many_requests` where this session was wrong too often
 */
export async function confirmPassword(payload: Payload, user: User, password: string): Promise<void> {
  const { drizzle } = adapterOf(payload)
  const session = currentSessionOf(user) ?? ''
  const counted = { key: keyedHash(contextOf(payload), 'confirm', String(user.id), session), rule }
  await runInOrder(counted.key, async () => {
    const wait = await readRetryAfter(drizzle, [counted])
    if (wait > 0)
      throw tooManyRequests(wait, {
        name: 'password',
        points: rule.free,
        seconds: wait,
        message: 'Too many wrong passwords.',
      })
    const { rows } = await drizzle.execute<{ hash: string | null; salt: string | null }>(
      sql`select hash, salt from ${drizzle.tables.users} where id = ${user.id}`,
    )
    if (await isPasswordOf(rows[0] ?? {}, password)) return clearFailures(drizzle, counted)
    await recordFailure(drizzle, [counted])
    throw new ShopError(403, 'wrong_password', 'This is not your current password.', { field: 'password' })
  })
}
