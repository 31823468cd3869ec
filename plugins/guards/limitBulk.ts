import type { CollectionBeforeOperationHook, Where } from 'payload'
import { ShopError } from '@/core/errors/errors'

/** Documents per bulk request: each is a transaction, and Payload starts all of them at once. */
const MAX_BULK = 100

/** Refuses a bulk request for too many documents before it changes any. Runs after the query was validated. */
export const limitBulk: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess === true || (operation !== 'update' && operation !== 'delete')) return args
  if (!('where' in args) || !args.where || ('id' in args && args.id !== undefined)) return args
  const rule = await collection.access[operation]({ req })
  // Users who may change none are told so by the operation itself.
  if (rule === false) return args
  const where: Where = rule === true ? args.where : { and: [args.where, rule] }
  const { totalDocs } = await req.payload.count({
    collection: collection.slug as Parameters<typeof req.payload.count>[0]['collection'],
    where,
    overrideAccess: true,
    req,
  })
  if (totalDocs <= MAX_BULK) return args
  throw new ShopError(
    400,
    'invalid_query',
    `This would change ${totalDocs} documents; the limit is ${MAX_BULK} at a time. Select them with where[id][in]=….`,
    { field: 'where' },
  )
}
