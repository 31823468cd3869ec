import { sql } from '@payloadcms/db-postgres'
import type { Payload, PayloadRequest } from 'payload'
import { contextOf } from '@/core/context/context'
import { keyedHash } from '@/core/context/keyedHash'
import { adapterOf } from '@/core/database/executor'
import { ShopError, tooManyRequests } from '@/core/errors/errors'
import { isAuthenticationError } from '@/core/errors/payloadErrors'
import { clearFailures, readRetryAfter, recordFailure, runInOrder } from '../throttle'

type User = NonNullable<PayloadRequest['user']>

/** Wrong passwords per session. Other sessions, and requests without one, are not affected. */
const rule = { free: 5, firstWait: 60, longestWait: 3_600 }

/** The session id of a token; Payload has verified it, so it is only decoded here. */
function sessionOf(token: string): string {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  return typeof claims === 'object' && claims !== null && 'sid' in claims ? String(claims.sid) : ''
}

/**
 * Checks a signed-in user's password, so that an open browser alone is not enough. Signs in once more, and ends that
 * session again.
 * @throws ShopError `wrong_password`, `too_many_requests` where this session was wrong too often
 */
export async function confirmPassword(payload: Payload, user: User, password: string): Promise<void> {
  const { drizzle } = adapterOf(payload)
  const session = '_sid' in user ? String(user._sid) : ''
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
    try {
      const { users } = contextOf(payload).slugs
      const { token } = await payload.login({ collection: users, data: { email: user.email, password }, depth: 0 })
      if (token) await drizzle.execute(sql`delete from ${drizzle.tables.usersSessions} where id = ${sessionOf(token)}`)
      await clearFailures(drizzle, counted)
    } catch (error) {
      if (!isAuthenticationError(error)) throw error
      await recordFailure(drizzle, [counted])
      throw new ShopError(403, 'wrong_password', 'This is not your current password.', { field: 'password' })
    }
  })
}
