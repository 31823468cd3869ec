import type { PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'
import { isModerator } from '@/access/predicates'
import { ShopError } from '@/errors'
import { isReadableField, readableShare } from './isReadable'
import { readComparison } from './readValue'
import { type ResolvedPath, resolvePath } from './resolvePath'

/** Relations that a path may follow; conditions of a query; lists of conditions in one another. */
export const MOST_HOPS = 3
const MOST_CONDITIONS = 20
const DEEPEST = 8

type Judged = { req: PayloadRequest; collection: SanitizedCollectionConfig }
/** `write`: what matches is changed or removed. */
type Purpose = 'read' | 'write'

export const invalidQuery = (message: string, field?: string) =>
  new ShopError(400, 'invalid_query', message, field === undefined ? {} : { field: field.slice(0, 200) })

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @throws ShopError where the path leads nowhere, too far, or to what who asks may not read */
export async function resolveReadable(
  { req, collection }: Judged,
  path: string,
  asked: 'where' | 'sort',
): Promise<ResolvedPath> {
  const resolved = resolvePath(req.payload, collection, path)
  if (!resolved) throw invalidQuery('There is no such field to ask for.', path)
  if (resolved.entered.length > MOST_HOPS)
    throw invalidQuery(`A path may lead through ${MOST_HOPS} relations at most.`, path)
  // What a sort puts in order is not narrowed to what may be read of it, as what a condition compares is.
  for (const entered of resolved.entered) {
    const share = await readableShare(entered, req)
    if (share === 'none' || (share === 'some' && asked === 'sort')) throw notReadable(path)
  }
  for (const field of resolved.fields) if (!(await isReadableField(field, req))) throw notReadable(path)
  return resolved
}

const notReadable = (path: string) => invalidQuery('You may not search or sort by this field.', path)

/**
 * A query that asks for what it says, and no more than a database should be asked. Each condition stands by itself in the answer:
 * of two lists in one object, and of two operators on one path, Payload's adapter may drop one.
 * @throws ShopError `invalid_query`, naming the field
 */
export async function judgeWhere(judged: Judged, where: unknown, purpose: Purpose): Promise<Where> {
  let conditions = 0

  const judgeCondition = async (path: string, operator: string, value: unknown): Promise<Where> => {
    conditions += 1
    if (conditions > MOST_CONDITIONS)
      throw invalidQuery(`A query may have ${MOST_CONDITIONS} conditions at most.`, path)
    const resolved = await resolveReadable(judged, path, 'where')
    // So the panel says “all of them”.
    const isAll = resolved.target.kind === 'id' && operator === 'not_equals' && value === ''
    if (isAll && isModerator({ req: judged.req })) return { [path]: { exists: true } }
    const comparison = readComparison(resolved.target, operator, value)
    if ('wrong' in comparison) {
      const message =
        comparison.wrong === 'operator'
          ? 'This field cannot be asked so. See /api/docs for its operators.'
          : 'This is no value that the field could have.'
      throw invalidQuery(message, path)
    }
    if (purpose === 'write' && isEmptyMatch(comparison.operator, comparison.value))
      throw invalidQuery('Say what to change or delete: this condition is empty.', path)
    return { [path]: { [comparison.operator]: comparison.value } }
  }

  const judge = async (part: unknown, depth: number): Promise<Where[]> => {
    if (!isObject(part)) throw invalidQuery('Write where as where[field][operator]=value.', 'where')
    if (depth > DEEPEST) throw invalidQuery(`Conditions may be ${DEEPEST} lists deep at most.`, 'where')
    const judgedParts: Where[] = []
    for (const [name, value] of Object.entries(part)) {
      const list = name.toLowerCase()
      if (list === 'and' || list === 'or') {
        if (!Array.isArray(value)) throw invalidQuery(`“${list}” takes a list of conditions.`, list)
        const parts: Where[] = []
        for (const each of value) {
          const inner = await judge(each, depth + 1)
          if (inner.length === 0 && (purpose === 'write' || list === 'or')) throw emptyList(list)
          if (inner.length > 0) parts.push({ and: inner })
        }
        if (parts.length === 0 && purpose === 'write') throw emptyList(list)
        if (parts.length > 0) judgedParts.push({ [list]: parts })
      } else {
        if (!isObject(value)) throw invalidQuery('Write where as where[field][operator]=value.', name)
        const operators = Object.entries(value)
        if (operators.length === 0) throw invalidQuery('This condition has no operator.', name)
        for (const [operator, compared] of operators) judgedParts.push(await judgeCondition(name, operator, compared))
      }
    }
    return judgedParts
  }

  const parts = await judge(where, 0)
  if (parts.length === 0) {
    if (purpose === 'write') throw invalidQuery('Say which documents, as where[id][in]=….', 'where')
    return {}
  }
  return { and: parts }
}

const emptyList = (list: string) => invalidQuery(`“${list}” has no conditions.`, list)

/** What is true of every document by being empty. */
const isEmptyMatch = (operator: string, value: unknown): boolean =>
  (Array.isArray(value) && value.length === 0 && operator === 'not_in') ||
  (value === '' && ['like', 'not_like', 'contains'].includes(operator))
