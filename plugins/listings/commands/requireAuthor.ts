import type { Payload, TypedUser } from 'payload'
import { requireActive } from '@/core/access/suspended'
import { userOf } from '@/core/access/viewerOf'
import { ShopError } from '@/core/errors/errors'
import { findReadable, isStaff, type ReadableSchematic } from '../queries/findReadable'

export type Authored = { user: TypedUser; listing: ReadableSchematic; isOwner: boolean }

/**
 * Whoever may change a listing: its owner, and moderators unless it is for the owner alone.
 * @throws ShopError 401, 403, or 404 where they may not even know of it
 */
export async function requireAuthor(
  payload: Payload,
  headers: Headers,
  id: string,
  { ownerAlone = false } = {},
): Promise<Authored> {
  const user = requireActive(await userOf(payload, headers), 'change your builds')
  const viewer = { id: String(user.id), role: user.role, state: user.state }
  const listing = await findReadable(payload, id, viewer)
  if (!listing) throw new ShopError(404, 'not_found', 'This build doesn’t exist or isn’t published.')
  const isOwner = listing.ownerId === viewer.id
  if (!isOwner && (ownerAlone || !isStaff(viewer)))
    throw new ShopError(403, 'forbidden', 'Only the owner of this build can do this.')
  return { user, listing, isOwner }
}
