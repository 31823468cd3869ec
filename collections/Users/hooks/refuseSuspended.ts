import type { CollectionBeforeLoginHook, CollectionBeforeOperationHook } from 'payload'
import { accountSuspended } from '@/core/access/viewer'

export const refuseSuspended: CollectionBeforeLoginHook = ({ user }) => {
  if (user.state === 'suspended') throw accountSuspended()
  return user
}

/** Existing sessions of a suspended account are not refreshed. */
export const refuseSuspendedRefresh: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'refresh' && req.user?.state === 'suspended') throw accountSuspended()
  return args
}
