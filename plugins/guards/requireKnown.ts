import type { CollectionBeforeOperationHook } from 'payload'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'

/**
 * Changing or deleting a missing or hidden document is 404, as reading is; Payload says 403. Visitors are told to sign
 * in, and suspended users that they are.
 */
export const requireKnown: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  if (operation !== 'update' && operation !== 'delete') return args
  if (overrideAccess === true || (req.payloadAPI !== 'REST' && req.payloadAPI !== 'GraphQL')) return args
  const id: unknown = 'id' in args ? args.id : undefined
  if (id === undefined || req.user?.state !== 'active') return args
  if (typeof id === 'string' && isUuid(id)) {
    const { totalDocs } = await req.payload.count({
      collection: collection.slug,
      where: { id: { equals: id } },
      overrideAccess: false,
      req,
    })
    if (totalDocs > 0) return args
  }
  throw new ShopError(404, 'not_found', 'This doesn’t exist, or you can’t see it.')
}
