import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { requireActive } from '@/core/access/suspended'
import { userOf } from '@/core/access/viewerOf'
import type { Ask } from '@/core/http/hotRequest'

/**
 * Who uploads, as a request of Payload's that has no transaction.
 * @throws ShopError `sign_in_required`, `account_suspended`
 */
export async function uploaderOf(
  payload: Payload,
  { headers }: Pick<Ask, 'headers'>,
): Promise<{ req: PayloadRequest; ownerId: string }> {
  const user = requireActive(await userOf(payload, headers), 'upload builds')
  const req = await createLocalReq({ user, req: { headers } }, payload)
  return { req, ownerId: String(user.id) }
}
