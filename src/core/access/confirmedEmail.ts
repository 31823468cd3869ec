import { sql } from '@payloadcms/db-postgres'
import type { ShopContext } from '../context/context'
import type { Executor } from '../database/executor'
import { ShopError } from '../errors/errors'

const KEY = 'confirmed email is not required'

/** Lets accounts publish before their address is confirmed. */
export const allowUnconfirmed = ({ kept }: Pick<ShopContext, 'kept'>): void => void kept.set(KEY, true)

/** Whether accounts publish only once their address is confirmed; never where no mail can be sent to confirm one. */
export const requiresConfirmedEmail = ({ kept, canSendEmail }: Pick<ShopContext, 'kept' | 'canSendEmail'>): boolean =>
  canSendEmail && kept.get(KEY) !== true

/** Whether an account may publish, write to others and get mail. */
export async function hasConfirmedEmail(db: Executor, userId: string): Promise<boolean> {
  if (!requiresConfirmedEmail(db.context)) return true
  const { rows } = await db.execute(sql`
    select from ${db.tables.users} u join ${db.tables.confirmedEmails} c on c.user_id = u.id and c.email = u.email
    where u.id::text = ${userId}`)
  return rows.length > 0
}

/**
 * @param what they must confirm their address for, as “upload builds”
 * @throws ShopError `email_unconfirmed`
 */
export async function requireConfirmedEmail(db: Executor, userId: string, what: string): Promise<void> {
  if (await hasConfirmedEmail(db, userId)) return
  throw new ShopError(
    403,
    'email_unconfirmed',
    `Confirm your email address to ${what}: follow the link we sent you, or have another one sent in your account settings.`,
  )
}
