import type { Operator, PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'
import { isModerator } from '@/core/access/predicates'
import { ShopError } from '@/core/errors/errors'
import { countJoins, spendJoins } from './countJoins'
import { isReadableField, readableShare } from './isReadable'
import { type Comparison, readComparison } from './readValue'
import { type ResolvedPath, resolvePath, type Target } from './resolvePath'

/** Relations that a path may follow; conditions of a query; lists of conditions in one another. */
const MAX_HOPS = 3
const MAX_CONDITIONS = 20
/** Words that all of a query's `like` and `not_like` look for: each is a comparison with every document. */
const MAX_WORDS = 50
const MAX_DEPTH = 8

type QueryContext = { req: PayloadRequest; collection: SanitizedCollectionConfig }
/** `write`: what matches is changed or removed. */
type Purpose = 'read' | 'write'

export const invalidQuery = (message: string, field?: string) =>
  new ShopError(400, 'invalid_query', message, field === undefined ? {} : { field: field.slice(0, 200) })

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @throws ShopError where the path leads nowhere, too far, or to what the user may not read */
export async function resolveReadable(
  { req, collection }: QueryContext,
  path: string,
  asked: 'where' | 'sort',
): Promise<ResolvedPath> {
  const resolved = resolvePath(req.payload, collection, path)
  if (!resolved) throw invalidQuery('There is no such field.', path)
  if (resolved.entered.length > MAX_HOPS) throw invalidQuery(`A path can follow at most ${MAX_HOPS} relations.`, path)
  // Sorting is not narrowed to readable documents, unlike conditions.
  for (const entered of resolved.entered) {
    const share = await readableShare(entered, req)
    if (share === 'none' || (share === 'some' && asked === 'sort')) throw notReadable(path)
  }
  for (const field of resolved.fields) if (!(await isReadableField(field, req))) throw notReadable(path)
  spendJoins(req, await countJoins(req, resolved), path)
  return resolved
}

const notReadable = (path: string) => invalidQuery('You can’t search or sort by this field.', path)

/**
 * Validates a `where` and bounds its cost. Each condition stands alone in the result, as Payload's adapter may drop one
 * of two lists in an object, or of two operators on a path.
 * @throws ShopError `invalid_query`, naming the field
 */
export async function validateWhere(context: QueryContext, where: unknown, purpose: Purpose): Promise<Where> {
  let conditions = 0
  let words = 0

  const judgeText = (path: string, operator: Operator, value: string): string => {
    if (operator === 'contains') return value
    const distinct = [...new Set(value.split(' '))]
    words += distinct.length
    if (words > MAX_WORDS) throw invalidQuery(`A query can search for at most ${MAX_WORDS} words.`, path)
    return distinct.join(' ')
  }

  const judgeCondition = async (path: string, operator: string, value: unknown): Promise<ValidatedWhere> => {
    conditions += 1
    if (conditions > MAX_CONDITIONS) throw invalidQuery(`A query can have at most ${MAX_CONDITIONS} conditions.`, path)
    const resolved = await resolveReadable(context, path, 'where')
    // The panel's way to select all.
    const isAll = resolved.target.kind === 'id' && operator === 'not_equals' && value === ''
    if (isAll && isModerator({ req: context.req })) return { where: { [path]: { exists: true } }, names: true }
    const comparison = readComparison(resolved.target, operator, value)
    if ('wrong' in comparison) {
      const message =
        comparison.wrong === 'operator'
          ? 'This field doesn’t support that operator. See /api/docs.'
          : 'This value is not valid for the field.'
      throw invalidQuery(message, path)
    }
    const text = isText(resolved.target) && search.has(operator) ? comparison.value : undefined
    if (purpose === 'write' && typeof text === 'string' && text.trim() === '')
      throw invalidQuery('This condition is empty. Select what to change or delete.', path)
    const names = isSelective(resolved.target, comparison)
    if (typeof text === 'string') {
      const asked = judgeText(path, comparison.operator, text)
      return { where: likeCondition(path, comparison.operator, asked), names }
    }
    return { where: { [path]: { [comparison.operator]: comparison.value } }, names }
  }

  const judgeList = async (list: 'and' | 'or', value: unknown, depth: number): Promise<ValidatedWhere | undefined> => {
    if (!Array.isArray(value)) throw invalidQuery(`“${list}” takes a list of conditions.`, list)
    const parts: ValidatedWhere[] = []
    for (const each of value) {
      const inner = await judge(each, depth + 1)
      if (inner.length === 0 && (purpose === 'write' || list === 'or')) throw emptyList(list)
      if (inner.length > 0) parts.push(allOf(inner))
    }
    if (parts.length === 0 && purpose === 'write') throw emptyList(list)
    if (parts.length === 0) return undefined
    if (list === 'and') return allOf(parts)
    return { where: { or: parts.map(({ where }) => where) }, names: parts.every(({ names }) => names) }
  }

  const judge = async (part: unknown, depth: number): Promise<ValidatedWhere[]> => {
    if (!isObject(part)) throw invalidQuery('Write where as where[field][operator]=value.', 'where')
    if (depth > MAX_DEPTH) throw invalidQuery(`Conditions can be nested at most ${MAX_DEPTH} levels deep.`, 'where')
    const judgedParts: ValidatedWhere[] = []
    for (const [name, value] of Object.entries(part)) {
      const list = name.toLowerCase()
      if (list === 'and' || list === 'or') {
        const judgedList = await judgeList(list, value, depth)
        if (judgedList) judgedParts.push(judgedList)
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
    if (purpose === 'write') throw invalidQuery('Select documents, such as with where[id][in]=….', 'where')
    return {}
  }
  const judgement = allOf(parts)
  if (purpose === 'write' && !judgement.names)
    throw invalidQuery(
      'Select the documents to change or delete, such as with where[id][in]=…: use equals or in with values, or contains or like with text. ' +
        'Each branch of “or” needs such a condition. Negations and exists only narrow it down.',
      'where',
    )
  return judgement.where
}

/** A validated condition, and whether it is selective: only such ones may choose documents to write. */
type ValidatedWhere = { where: Where; names: boolean }

const allOf = (parts: readonly ValidatedWhere[]): ValidatedWhere => ({
  where: { and: parts.map(({ where }) => where) },
  names: parts.some(({ names }) => names),
})

const search: ReadonlySet<string> = new Set(['like', 'not_like', 'contains'])
const isText = (target: Target): boolean =>
  target.kind === 'field' && ['text', 'textarea', 'email', 'code'].includes(target.field.type)

/** Whether a condition selects documents by value. Booleans split all documents in two, so they don't. */
function isSelective(target: Target, { operator, value }: Comparison): boolean {
  if (target.kind === 'relationTo' || (target.kind === 'field' && target.field.type === 'checkbox')) return false
  const isReal = (each: unknown) => each !== null && !(typeof each === 'string' && each.trim() === '')
  if (operator === 'in') return Array.isArray(value) && value.every(isReal)
  return (operator === 'equals' || operator === 'contains' || operator === 'like') && isReal(value)
}

/** Escapes the wildcards and the escape character of LIKE. */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** A LIKE condition. The adapter escapes nothing, and its `not_like` compares whole values, unlike `like`. */
function likeCondition(path: string, operator: Operator, text: string): Where {
  if (operator !== 'not_like') return { [path]: { [operator]: escapeLike(text) } }
  return { or: text.split(' ').map((word) => ({ [path]: { not_like: `%${escapeLike(word)}%` } })) }
}

const emptyList = (list: string) => invalidQuery(`“${list}” has no conditions.`, list)
