import type { CollectionBeforeLoginHook } from 'payload'
import { accountSuspended } from '@/core/access/viewer'

export const refuseSuspended: CollectionBeforeLoginHook = ({ user }) => {
  if (user.state === 'suspended') throw accountSuspended()
  return user
}
