import { confirmIdentity, type IdentityProof } from '@plugins/factors/commands/confirmIdentity'
import type { Payload, TypedUser } from 'payload'
import { adapterOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'

/** Minutes after signing in within which no password is asked for. */
const RECENT_MINUTES = 10

/**
 * Makes sure that it is the owner who asks, and not an open browser alone: by their password or a passkey, or by a
 * session that began just now, as for those who have neither.
 * @throws ShopError as `confirmIdentity`; `confirmation_required`
 */
export async function requireConfirmation(payload: Payload, user: TypedUser, proof: IdentityProof): Promise<void> {
  if (proof.password !== undefined || proof.passkey) return confirmIdentity(payload, user, proof)
  const { rows } = await adapterOf(payload).pool.query({
    text: `select 1 from ${adapterOf(payload).names.usersSessions}
           where _parent_id = $1 and id = $2 and created_at > now() - interval '${RECENT_MINUTES} minutes'`,
    values: [user.id, '_sid' in user ? String(user._sid) : ''],
  })
  if (rows.length === 0)
    throw new ShopError(403, 'confirmation_required', 'Enter your password, or sign in again, to do this.', {
      field: 'password',
    })
}
