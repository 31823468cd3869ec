import type { CollectionBeforeOperationHook } from 'payload'
import { contextOf } from '@/core/context/context'

/** The last page. */
const MAX_PAGE = 1_000_000

/**
 * Payload disables paging for `limit=0` and `pagination=false`; here visitors always get a page. A page below 1 would
 * be a database error. Relations of a page's documents are read as a list too, recognized by the current depth: these
 * are read in full.
 */
export const limitPages: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'read' && operation !== 'readDistinct') return args
  if (req.payloadAPI !== 'REST' && req.payloadAPI !== 'GraphQL') return args
  if ('currentDepth' in args && args.currentDepth !== undefined) return args
  if (!('limit' in args) && !('pagination' in args) && !('where' in args)) return args
  if ('id' in args && args.id !== undefined) return args
  const { maxPageSize } = contextOf(req.payload)
  const limit = 'limit' in args ? args.limit : undefined
  const page = 'page' in args && typeof args.page === 'number' ? args.page : 1
  return {
    ...args,
    pagination: true,
    page: page >= 1 ? Math.min(Math.floor(page), MAX_PAGE) : 1,
    limit:
      typeof limit === 'number' && limit >= 1
        ? Math.min(Math.floor(limit), maxPageSize)
        : limit === undefined
          ? undefined
          : maxPageSize,
  }
}
