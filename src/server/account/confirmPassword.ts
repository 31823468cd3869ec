import { sql } from '@payloadcms/db-postgres'
import type { Payload, PayloadRequest } from 'payload'
import { ShopError, tooManyRequests } from '@/errors'
import { adapterOf } from '../database'

type User = NonNullable<PayloadRequest['user']>

/** The session that a token names; Payload signs it, so it is only read here. */
function sessionOf(token: string): string {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
  return typeof claims === 'object' && claims !== null && 'sid' in claims ? String(claims.sid) : ''
}

/**
 * Whether somebody who is signed in knows their password: who finds a browser left open does not. Signs in once more, so that
 * wrong passwords count towards the account's lock, and ends that session again.
 * @throws ShopError `wrong_password`, `too_many_requests` while the account is locked
 */
export async function confirmPassword(payload: Payload, user: User, password: string): Promise<void> {
  let token: string | undefined
  try {
    ;({ token } = await payload.login({ collection: 'users', data: { email: user.email, password }, depth: 0 }))
  } catch (error) {
    const name = error instanceof Error ? error.constructor.name : ''
    if (name === 'LockedAuth')
      throw tooManyRequests(600, { name: 'password', points: 5, seconds: 600, message: 'Too many wrong passwords.' })
    if (name === 'AuthenticationError')
      throw new ShopError(403, 'wrong_password', 'This is not your present password.', { field: 'password' })
    throw error
  }
  if (token) await adapterOf(payload).drizzle.execute(sql`delete from users_sessions where id = ${sessionOf(token)}`)
}
