import { createHash, randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { isoTime } from '@/core/database/isoTime'

/** Hours that the link in a mail to a new address works. */
export const CONFIRM_HOURS = 24

/** A new address that nobody has confirmed yet. */
export type PendingEmail = {
  email: string
  /** ISO 8601; of the last mail. */
  expiresAt: string
  isExpired: boolean
}

/** The token in the email, and the hash that is stored. */
export const makeToken = (): string => randomBytes(32).toString('hex')
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A user's pending new address, if any. */
export async function readPendingEmail(payload: Payload, userId: string): Promise<PendingEmail | null> {
  const { rows } = await adapterOf(payload).pool.query<PendingEmail>({
    name: 'pending-email',
    text: `select new_email as email, ${isoTime('expires_at')} as "expiresAt",
             expires_at < now() as "isExpired"
           from email_changes where user_id = $1 and state = 'pending'`,
    values: [userId],
  })
  return rows[0] ?? null
}
