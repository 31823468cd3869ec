import type { TypedUser } from 'payload'
import { requireConfirmedEmail } from '@/core/access/confirmedEmail'
import { isStaff } from '@/core/access/viewer'
import { noSuchBuild } from '@/core/access/visibility'
import { adapterOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import type { EndpointContext } from '@/core/http/endpoint'
import { findReadable, type ReadableSchematic } from '../queries/findReadable'

export type Authored = { user: TypedUser; listing: ReadableSchematic; isOwner: boolean }

/**
 * A user who may change a listing: its owner, and moderators unless it is for the owner alone.
 * @throws ShopError 401, 403, 404 where they may not even know of it, `email_unconfirmed`
 */
export async function requireAuthor(
  { payload, requireUser }: Pick<EndpointContext, 'payload' | 'requireUser'>,
  id = '',
  { ownerAlone = false } = {},
): Promise<Authored> {
  const user = await requireUser('change your builds')
  const listing = await findReadable(payload, id, user)
  if (!listing) throw noSuchBuild(user)
  const isOwner = listing.ownerId === user.id
  if (!isOwner && (ownerAlone || !isStaff(user)))
    throw new ShopError(403, 'forbidden', 'Only the owner of this build can do this.')
  await requireConfirmedEmail(adapterOf(payload).drizzle, String(user.id), 'change your builds')
  return { user, listing, isOwner }
}
