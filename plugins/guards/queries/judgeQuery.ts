import type { CollectionBeforeOperationHook, JoinQuery, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { judgeSort } from './judgeSort'
import { judgeWhere } from './judgeWhere'

type Judged = { req: PayloadRequest; collection: SanitizedCollectionConfig }

const judgedOperations = new Set<string>(['read', 'readDistinct', 'count', 'update', 'delete'])
const isGiven = (value: unknown): boolean => value !== undefined && value !== '' && value !== null

/**
 * Judges what somebody asks for before anything is done: in REST, GraphQL and the panel alike. What the shop asks in its own name
 * (`overrideAccess`) and what Payload reads for the documents of a page is not a person's query.
 */
export const judgeQuery: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess === true || !judgedOperations.has(operation)) return args
  if ('currentDepth' in args && args.currentDepth !== undefined) return args
  const judged = { req, collection }
  let changed: typeof args = args
  // A document that the client made up, to be shown in place of the stored one.
  if (operation === 'read' && 'data' in changed) {
    const { data: _, ...rest } = changed
    changed = rest as typeof args
  }
  if ('where' in changed && isGiven(changed.where)) {
    const purpose = operation === 'update' || operation === 'delete' ? 'write' : 'read'
    changed = { ...changed, where: await judgeWhere(judged, changed.where, purpose) } as typeof args
  }
  if ('sort' in changed && isGiven(changed.sort))
    changed = { ...changed, sort: await judgeSort(judged, changed.sort) } as typeof args
  if (operation === 'readDistinct' && 'field' in changed) await judgeSort(judged, String(changed.field))
  if ('joins' in changed && changed.joins)
    changed = { ...changed, joins: await judgeJoins(judged, changed.joins) } as typeof args
  return changed
}

/** The lists that a collection's join fields show, each judged as a list of its own collection. */
async function judgeJoins({ req, collection }: Judged, joins: JoinQuery): Promise<JoinQuery> {
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
              where: await judgeWhere({ req, collection: joined }, asked.where, 'read'),
            }),
          ...('sort' in asked &&
            asked.sort !== undefined && {
              sort: await judgeSort({ req, collection: joined }, asked.sort),
            }),
        }
    }
  return answer as JoinQuery
}
