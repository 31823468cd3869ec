import type { CollectionBeforeLoginHook, CollectionBeforeOperationHook } from 'payload'
import { accountSuspended } from '@/core/access/viewer'

export const refuseSuspended: CollectionBeforeLoginHook = ({ user }) => {
  if (user.state === 'suspended') throw accountSuspended()
  return user
}

/** A session that was begun before is not made longer. */
export const refuseSuspendedRefresh: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'refresh' && req.user?.state === 'suspended') throw accountSuspended()
  return args
}
