import type { CollectionBeforeChangeHook } from 'payload'
import { isModerator } from '@/core/access/predicates'
import { transactionOf } from '@/core/database/executor'
import { ShopError } from '@/core/errors/errors'
import { type Visibility, visibilities } from '@/core/vocabulary'
import {
  type Bound,
  distanceOf,
  lockVisibility,
  type Moderated,
  moderateVisibility,
} from '../commands/moderateVisibility'

const visibilityIn = (value: unknown): Visibility | undefined => visibilities.find((known) => known === value)

function refuseOwner({ moderated }: Bound, wanted: Visibility): void {
  if (moderated && distanceOf(wanted) < distanceOf(moderated))
    throw new ShopError(
      409,
      'hidden_by_moderator',
      'A moderator hid this. Fix what it was hidden for, then contact the moderators to have it shown again.',
      { field: 'visibility' },
    )
}

/**
 * A moderator's change to another user's visibility limits the owner; resetting it lifts the limit. Nobody makes it
 * more visible than the owner wants.
 */
export const bindVisibility =
  (table: Moderated): CollectionBeforeChangeHook =>
  async ({ data, operation, originalDoc, req }) => {
    if (operation !== 'update' || !originalDoc) return data
    const tx = await transactionOf(req)
    const id = String(originalDoc.id)
    const bound = await lockVisibility(tx, table, id)
    const wanted = visibilityIn(data.visibility)
    if (!bound || !wanted) return data
    // A form saved from an older copy asks for nothing else than it showed.
    if (wanted === originalDoc.visibility || wanted === bound.visibility)
      return { ...data, visibility: bound.visibility }
    if (!req.user) return data
    if (String(req.user.id) === bound.ownerId || !isModerator({ req })) {
      refuseOwner(bound, wanted)
      return data
    }
    if (distanceOf(wanted) < distanceOf(bound.chosen))
      throw new ShopError(403, 'forbidden', 'Only its owner can make this more visible than they chose.', {
        field: 'visibility',
      })
    const visibility = wanted === bound.chosen ? 'public' : wanted
    await moderateVisibility(tx, table, id, { visibility, moderatorId: String(req.user.id), reason: null })
    return data
  }
