import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { isSignedIn } from '@/access/predicates'
import { ShopError } from '@/errors'
import type { Ask } from '../http/ask'
import { userOf } from '../schematics/viewerOf'

/**
 * Who uploads, as a request of Payload's that has no transaction.
 * @throws ShopError `sign_in_required`, `account_suspended`
 */
export async function uploaderOf(
  payload: Payload,
  { headers }: Pick<Ask, 'headers'>,
): Promise<{ req: PayloadRequest; ownerId: string }> {
  const user = await userOf(payload, headers)
  if (!user) throw new ShopError(401, 'sign_in_required', 'Sign in to upload builds.')
  const req = await createLocalReq({ user, req: { headers } }, payload)
  if (!isSignedIn({ req })) throw new ShopError(403, 'account_suspended', 'This account may not upload.')
  return { req, ownerId: String(user.id) }
}
