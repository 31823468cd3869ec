import { sql } from '@payloadcms/db-postgres'
import { currentSessionOf } from '@plugins/sessions/queries/currentSession'
import type { Payload, TypedUser } from 'payload'
import { z } from 'zod'
import { isPasswordOf } from '@/core/auth/passwordHash'
import { contextOf } from '@/core/context/context'
import { keyedHash } from '@/core/context/keyedHash'
import { adapterOf, inTransaction } from '@/core/database/executor'
import { ShopError, tooManyRequests } from '@/core/errors/errors'
import { clearFailures, readRetryAfter, recordFailure, runInOrder } from '@/core/limits/throttle'
import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { readIdentityFacts } from '../queries/readIdentityFacts'
import { passkeyAssertion, verifyPasskey } from './verifyPasskey'

/** How a signed-in user shows again that it is them: an open browser alone must not be enough. */
export const identityProof = z.strictObject({
  password: z.string().max(MAX_CHARACTERS.password).optional(),
  passkey: passkeyAssertion.optional(),
})
export type IdentityProof = z.output<typeof identityProof>

/** Wrong passwords per session. */
const rule = { free: 5, firstWait: 60, longestWait: 3_600 }

/** Whom a passkey's challenge is for: one session. */
export const confirmSubject = (user: TypedUser): string => `${user.id} ${currentSessionOf(user)}`

/**
 * Checks a signed-in user's password.
 * @throws ShopError `wrong_password`, `too_many_requests` where this session was wrong too often
 */
export async function confirmPassword(payload: Payload, user: TypedUser, password: string): Promise<void> {
  const { drizzle } = adapterOf(payload)
  const counted = { key: keyedHash(contextOf(payload), 'confirm', String(user.id), currentSessionOf(user) ?? ''), rule }
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

/**
 * Makes sure that it is the owner who asks, and not an open browser alone: by their password or a passkey; without a
 * password also by a session that began just now.
 * @param allowsRecent also of an account with a password
 * @throws ShopError `wrong_password`, `passkey_refused`, `challenge_expired`, `too_many_requests`,
 *   `confirmation_required` where only signing in again or a passkey can do it
 */
export async function confirmIdentity(
  payload: Payload,
  user: TypedUser,
  { password, passkey }: IdentityProof,
  { allowsRecent = false } = {},
): Promise<void> {
  if (passkey) {
    const asked = { purpose: 'confirm', subject: confirmSubject(user), userId: String(user.id) } as const
    await inTransaction(payload, (tx) => verifyPasskey(tx, passkey, asked))
    return
  }
  if (password !== undefined) return confirmPassword(payload, user, password)
  const { isRecent, hasPassword } = await readIdentityFacts(payload, String(user.id), user)
  if (isRecent && (allowsRecent || !hasPassword)) return
  if (!hasPassword) throw new ShopError(403, 'confirmation_required', 'Sign in again, or use a passkey, to do this.')
  if (!allowsRecent) throw new ShopError(400, 'invalid_field', 'Enter your password.', { field: 'password' })
  throw new ShopError(403, 'confirmation_required', 'Enter your password, or sign in again, to do this.', {
    field: 'password',
  })
}
