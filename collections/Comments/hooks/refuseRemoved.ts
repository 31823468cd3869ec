import type { CollectionBeforeChangeHook } from 'payload'
import { isModerator } from '@/access/predicates'
import { ShopError } from '@/errors'

/** What has been removed stays as it is for everybody but moderators. */
export const refuseRemoved: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (operation === 'update' && originalDoc?.removed === true && req.user && !isModerator({ req }))
    throw new ShopError(409, 'comment_removed', 'This comment was removed and cannot be changed.')
  return data
}
