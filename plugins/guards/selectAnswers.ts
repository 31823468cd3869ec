import type { CollectionAfterOperationHook, CollectionBeforeOperationHook, SanitizedCollectionConfig } from 'payload'
import { ShopError } from '@/core/errors/errors'

/** Levels of fields in one another, which no collection of the shop has. */
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

/** Payload takes a choice for one of fields to show where any of them is to be shown. */
const isInclusive = (select: Select): boolean =>
  Object.values(select).some((each) => (typeof each === 'boolean' ? each : isInclusive(each)))

/** A document, or the rows of an array, with the chosen fields alone; always with its id. */
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

/** A choice with what the collection's rules decide by, which Payload adds to no choice of fields to leave out. */
function withForced(select: Select, { forceSelect }: SanitizedCollectionConfig): Select | undefined {
  if (!forceSelect || isInclusive(select)) return select
  const left = Object.entries(select).filter(([name]) => !Object.hasOwn(forceSelect, name))
  return left.length > 0 ? Object.fromEntries(left) : undefined
}

/** Where the choice waits while a document is written. */
const CHOSEN = Symbol('the fields that the answer shows')

/**
 * What a client wants to see of a document never shapes the one that hooks and rules decide on: a write does its work
 * on the whole one, and a read always has what its rules look at (`forceSelect`).
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

/** The answer to a write, as it was chosen. */
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
