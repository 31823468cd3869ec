import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import { perContext, type ShopContext } from '../context/context'
import type { Executor } from '../database/executor'
import { isUuid } from '../database/isUuid'
import { ShopError } from '../errors/errors'

/** Seconds to decide whether to keep an account, after signing in to it. */
const TOKEN_SECONDS = 900

const keyOf = perContext('account restoring key', ({ secret }) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'schematicshop account restoring', 32)),
)
const signatureOf = (context: ShopContext, subject: string) =>
  createHmac('sha256', keyOf(context)).update(subject).digest('base64url')

/** Whoever has signed in as far as this account asks may restore it with this, for a quarter of an hour. */
export function makeRestoreToken(context: ShopContext, userId: string, now = Date.now()): string {
  const subject = `${userId}.${Math.floor(now / 1000) + TOKEN_SECONDS}`
  return `${subject}.${signatureOf(context, subject)}`
}

/** @returns the user whose account a token restores; undefined where it is forged or too old */
export function readRestoreToken(context: ShopContext, token: string, now = Date.now()): string | undefined {
  const [userId = '', expires = '', signature = ''] = token.split('.')
  const given = Buffer.from(signature)
  const wanted = Buffer.from(signatureOf(context, `${userId}.${expires}`))
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
  return isUuid(userId) && Number(expires) * 1000 >= now ? userId : undefined
}

/** The error for accounts that wait to be deleted. */
export const accountClosing = (details: { deletesAt?: string; restoreToken?: string } = {}): ShopError =>
  new ShopError(
    403,
    'account_closing',
    'This account is closed and will be deleted. Sign in on the site to keep it.',
    details,
  )

/**
 * To be called once a sign-in has proven all that it must, before its session starts.
 * @throws ShopError `account_closing` with `deletesAt`, and a `restoreToken` for `POST /api/users/restore-account`
 */
export async function refuseClosing(db: Executor, userId: string): Promise<void> {
  const { rows } = await db.execute<{ deletesAt: Date | string }>(
    sql`select deletes_at as "deletesAt" from account_closings where user_id = ${userId}`,
  )
  const [closing] = rows
  if (!closing) return
  throw accountClosing({
    deletesAt: new Date(closing.deletesAt).toISOString(),
    restoreToken: makeRestoreToken(db.context, userId),
  })
}
