import type { CollectionBeforeLoginHook } from 'payload'
import { ShopError } from '@/errors'

export const refuseSuspended: CollectionBeforeLoginHook = ({ user }) => {
  if (user.state === 'suspended')
    throw new ShopError(
      403,
      'account_suspended',
      'This account is suspended. Write to the moderators to have it reviewed.',
    )
  return user
}
