import type { PayloadRequest, Where } from 'payload'
import { isModerator } from '@/core/access/predicates'
import { ShopError } from '@/core/errors/errors'
import { type ResolvedPath, resolvePath } from './resolvePath'

/**
 * Joined tables per request. From a build to its file and back takes twelve, mostly for their access rules; four more
 * such conditions took a hundred, and all of the database's memory.
 */
const MAX_JOINS = 16
/** Moderators' queries have no access rules added, and the panel searches several columns at once. */
const MAX_JOINS_OF_MODERATORS = 24

/**
 * Tables that Payload's adapter joins for one path, again for each condition. To-one relations cost one table, to-many
 * also the join table, and arrays and selects their own table.
 */
function joinsOfPath({ fields, entered, target }: ResolvedPath): number {
  let joins = entered.length
  for (const field of fields) {
    const many = field.type === 'join' || field.type === 'array' || ('hasMany' in field && field.hasMany === true)
    const polymorphic = 'relationTo' in field && Array.isArray(field.relationTo)
    if (many || polymorphic) joins += 1
  }
  const last = fields.at(-1)
  const endsInMany =
    target.kind === 'field' && last !== undefined && 'relationTo' in last && 'hasMany' in last && last.hasMany === true
  if (endsInMany) joins += 1
  const only = fields.length > 0 && target.kind === 'id' ? fields.at(-1) : undefined
  // `owner.id` is the column `owner` itself.
  if (only && (only.type === 'relationship' || only.type === 'upload') && only.hasMany !== true) joins -= 1
  return joins
}

const pathsOf = (where: Where): string[] =>
  Object.entries(where).flatMap(([name, value]) =>
    name.toLowerCase() === 'and' || name.toLowerCase() === 'or'
      ? Array.isArray(value)
        ? value.flatMap(pathsOf)
        : []
      : [name],
  )

/**
 * Tables for one condition, with the access rules that Payload adds for each collection along its path, each joined
 * through that path.
 */
export async function countJoins(req: PayloadRequest, resolved: ResolvedPath): Promise<number> {
  let joins = joinsOfPath(resolved)
  let at = 0
  for (const entered of resolved.entered) {
    at += 1
    const rule = await entered.access.read({ req })
    if (typeof rule !== 'object') continue
    for (const ruled of pathsOf(rule)) {
      const within = resolvePath(req.payload, entered, ruled)
      joins += at + (within ? joinsOfPath(within) : 1)
    }
  }
  return joins
}

/** Joins of a request so far, by its context, which all operations of one GraphQL document share. */
const spentBy = new WeakMap<object, number>()

/** @throws ShopError `invalid_query` where a request would join more tables than one may */
export function spendJoins(req: PayloadRequest, joins: number, path: string): void {
  if (joins === 0) return
  const spent = (spentBy.get(req.context) ?? 0) + joins
  spentBy.set(req.context, spent)
  if (spent > (isModerator({ req }) ? MAX_JOINS_OF_MODERATORS : MAX_JOINS))
    throw new ShopError(
      400,
      'invalid_query',
      'This query follows too many relations. Use fewer conditions on related documents, or find those first and query by their ids.',
      { field: path.slice(0, 200) },
    )
}
