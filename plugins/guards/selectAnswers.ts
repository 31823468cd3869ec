import type { CollectionAfterOperationHook, CollectionBeforeOperationHook, SanitizedCollectionConfig } from 'payload'
import { ShopError } from '@/core/errors/errors'

/** Nesting levels; no collection of the shop is deeper. */
const MAX_DEPTH = 6

type Select = { [name: string]: boolean | Select }
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @throws ShopError where a choice of fields is none */
function readSelect(value: unknown, parameter: string, depth = 0): Select {
  const wrong = () =>
    new ShopError(400, 'bad_request', `Write ${parameter} as ${parameter}[field]=true or =false.`, { field: parameter })
  if (!isObject(value) || depth > MAX_DEPTH) throw wrong()
  const select: Select = {}
  for (const [name, each] of Object.entries(value))
    if (typeof each === 'boolean') select[name] = each
    else select[name] = readSelect(each, parameter, depth + 1)
  return select
}

/** As in Payload, a select with any included field is inclusive. */
const isInclusive = (select: Select): boolean =>
  Object.values(select).some((each) => (typeof each === 'boolean' ? each : isInclusive(each)))

/** Narrows a document or array rows to the selected fields, always with the id. */
function narrow(value: unknown, select: Select, inclusive: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => narrow(each, select, inclusive))
  if (!isObject(value)) return value
  const kept = Object.entries(value).flatMap(([name, each]) => {
    const chosen = Object.hasOwn(select, name) ? select[name] : undefined
    if (typeof chosen === 'object') return [[name, narrow(each, chosen, inclusive)]]
    return (inclusive ? chosen === true || name === 'id' : chosen !== false || name === 'id') ? [[name, each]] : []
  })
  return Object.fromEntries(kept)
}

/** A select with the fields that access rules need, which Payload does not add to exclusive selects. */
function withForced(select: Select, { forceSelect }: SanitizedCollectionConfig): Select | undefined {
  if (!forceSelect || isInclusive(select)) return select
  const left = Object.entries(select).filter(([name]) => !Object.hasOwn(forceSelect, name))
  return left.length > 0 ? Object.fromEntries(left) : undefined
}

/** Key of the select in the request context during a write. */
const CHOSEN = Symbol('the fields that the answer shows')

/**
 * A client's select never affects the document that hooks and rules see: writes use the whole one, and reads include
 * what rules need (`forceSelect`).
 */
export const storeSelect: CollectionBeforeOperationHook = ({ args, collection, operation, overrideAccess }) => {
  if (overrideAccess === true) return args
  if ('populate' in args && args.populate !== undefined && args.populate !== null) {
    if (!isObject(args.populate))
      throw new ShopError(400, 'bad_request', 'Write populate as populate[collection][field]=true.', {
        field: 'populate',
      })
    for (const each of Object.values(args.populate)) readSelect(each, 'populate')
  }
  if (!('select' in args) || args.select === undefined || args.select === null) return args
  const select = readSelect(args.select, 'select')
  if (operation !== 'create' && operation !== 'update' && operation !== 'delete')
    return { ...args, select: withForced(select, collection) }
  return { ...args, select: undefined, [CHOSEN]: select }
}

/** Applies the select to the result of a write. */
export const applySelect: CollectionAfterOperationHook = ({ args, result }) => {
  const select: unknown = Reflect.get(args, CHOSEN)
  if (!isObject(select) || !isObject(result)) return result
  const chosen = select as Select
  if (Object.keys(chosen).length === 0) return result
  const inclusive = isInclusive(chosen)
  const narrowed =
    'docs' in result && Array.isArray(result.docs)
      ? { ...result, docs: narrow(result.docs, chosen, inclusive) }
      : narrow(result, chosen, inclusive)
  return narrowed as typeof result
}
