import type { CollectionBeforeOperationHook } from 'payload'
import { isAdmin } from '@/core/access/predicates'
import { ShopError } from '@/core/errors/errors'

/**
 * A session alone changes neither password nor address: an open browser must not be enough. Admins can help other
 * users.
 */
export const requirePasswordConfirmation: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if ((operation !== 'update' && operation !== 'updateByID') || args.overrideAccess === true || isAdmin({ req }))
    return args
  const data: unknown = args.data
  if (typeof data !== 'object' || data === null) return args
  if ('password' in data && data.password)
    throw new ShopError(
      403,
      'forbidden',
      'Change your password in the settings, or with POST /api/users/change-password.',
      {
        field: 'password',
      },
    )
  if ('email' in data && typeof data.email === 'string' && data.email.trim().toLowerCase() !== req.user?.email)
    throw new ShopError(403, 'forbidden', 'Change your email in the settings, or with POST /api/users/change-email.', {
      field: 'email',
    })
  return args
}
