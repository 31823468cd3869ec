import type { CollectionBeforeOperationHook, JoinQuery, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { validateSort } from './validateSort'
import { validateWhere } from './validateWhere'

type QueryContext = { req: PayloadRequest; collection: SanitizedCollectionConfig }

const queryOperations = new Set<string>(['read', 'readDistinct', 'count', 'update', 'delete'])
const isGiven = (value: unknown): boolean => value !== undefined && value !== '' && value !== null

/**
 * Validates a user's query before it runs, in REST, GraphQL and the panel. The shop's own queries (`overrideAccess`)
 * and Payload's reads of relations are not validated.
 */
export const validateQuery: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess === true || !queryOperations.has(operation)) return args
  if ('currentDepth' in args && args.currentDepth !== undefined) return args
  const validated = { req, collection }
  let changed: typeof args = args
  // A client-made document that would be returned in place of the stored one.
  if (operation === 'read' && 'data' in changed) {
    const { data: _, ...rest } = changed
    changed = rest as typeof args
  }
  if ('where' in changed && isGiven(changed.where)) {
    const purpose = operation === 'update' || operation === 'delete' ? 'write' : 'read'
    changed = { ...changed, where: await validateWhere(validated, changed.where, purpose) } as typeof args
  }
  if ('sort' in changed && isGiven(changed.sort))
    changed = { ...changed, sort: await validateSort(validated, changed.sort) } as typeof args
  if (operation === 'readDistinct' && 'field' in changed) await validateSort(validated, String(changed.field))
  if ('joins' in changed && changed.joins)
    changed = { ...changed, joins: await validateJoins(validated, changed.joins) } as typeof args
  return changed
}

/** The lists of a collection's join fields, each validated as a list of its own collection. */
async function validateJoins({ req, collection }: QueryContext, joins: JoinQuery): Promise<JoinQuery> {
  const answer: Record<string, unknown> = {}
  const collections: Record<string, { config: SanitizedCollectionConfig } | undefined> = req.payload.collections
  for (const [slug, fields] of Object.entries(collection.joins))
    for (const { joinPath } of fields ?? []) {
      const joined = collections[slug]?.config
      const asked: unknown = Object.hasOwn(joins, joinPath) ? Reflect.get(joins, joinPath) : undefined
      if (!joined || asked === undefined) continue
      if (asked === false) answer[joinPath] = false
      else if (typeof asked === 'object' && asked !== null)
        answer[joinPath] = {
          ...asked,
          ...('where' in asked &&
            asked.where !== undefined && {
              where: await validateWhere({ req, collection: joined }, asked.where, 'read'),
            }),
          ...('sort' in asked &&
            asked.sort !== undefined && {
              sort: await validateSort({ req, collection: joined }, asked.sort),
            }),
        }
    }
  return answer as JoinQuery
}
