import type { CollectionBeforeOperationHook } from 'payload'

/** Documents of one answer. */
const LARGEST_PAGE = 100

/** Payload turns paging off for `limit=0` and `pagination=false`; strangers get a page like everybody. */
export const limitPages: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'read' || (req.payloadAPI !== 'REST' && req.payloadAPI !== 'GraphQL')) return args
  if (!('limit' in args) && !('pagination' in args) && !('where' in args)) return args
  if ('id' in args && args.id !== undefined) return args
  const { limit } = args
  return {
    ...args,
    pagination: true,
    limit:
      typeof limit === 'number' && limit > 0
        ? Math.min(limit, LARGEST_PAGE)
        : limit === undefined
          ? undefined
          : LARGEST_PAGE,
  }
}
