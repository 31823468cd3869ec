import type { CollectionBeforeOperationHook } from 'payload'
import { isAdmin } from '@/core/access/predicates'
import { contextOf } from '@/core/context/context'
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
  const { addresses, slugs } = contextOf(req.payload)
  const refuse = (field: 'password' | 'email') =>
    new ShopError(
      403,
      'forbidden',
      `Change your ${field} in the settings, or with POST ${addresses.api}/${slugs.users}/change-${field}.`,
      { field },
    )
  if ('password' in data && data.password) throw refuse('password')
  if ('email' in data && typeof data.email === 'string' && data.email.trim().toLowerCase() !== req.user?.email)
    throw refuse('email')
  return args
}
