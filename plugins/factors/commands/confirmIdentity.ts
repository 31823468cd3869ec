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

/** Minutes after signing in within which that counts as having shown who one is. */
const RECENT_MINUTES = 10

/** @returns whether the session of this request began just now, and whether its account has a password */
async function readStart(payload: Payload, user: TypedUser): Promise<{ isRecent: boolean; hasPassword: boolean }> {
  const { drizzle } = adapterOf(payload)
  const { rows } = await drizzle.execute<{ isRecent: boolean; hasPassword: boolean }>(sql`
    select coalesce(u.hash, '') <> '' as "hasPassword", exists (
      select from ${drizzle.tables.usersSessions} s where s._parent_id = u.id and s.id = ${currentSessionOf(user) ?? ''}
        and s.created_at > now() - make_interval(mins => ${RECENT_MINUTES})) as "isRecent"
    from ${drizzle.tables.users} u where u.id = ${user.id}`)
  return rows[0] ?? { isRecent: false, hasPassword: true }
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
  const { isRecent, hasPassword } = await readStart(payload, user)
  if (isRecent && (allowsRecent || !hasPassword)) return
  if (!hasPassword) throw new ShopError(403, 'confirmation_required', 'Sign in again, or use a passkey, to do this.')
  if (!allowsRecent) throw new ShopError(400, 'invalid_field', 'Enter your password.', { field: 'password' })
  throw new ShopError(403, 'confirmation_required', 'Enter your password, or sign in again, to do this.', {
    field: 'password',
  })
}
