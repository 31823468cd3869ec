import type { CollectionBeforeOperationHook, FlattenedField } from 'payload'
import { contextOf } from '@/core/context/context'
import type { Slugs } from '@/core/context/slugs'
import { isUuid } from '@/core/database/isUuid'
import { ShopError } from '@/core/errors/errors'
import { unstorableText } from '@/core/http/unstorable'
import { isStorableJson } from '@/core/text/isStorable'
import { namedInDataOf } from './acceptNames'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isNothing = (value: unknown): boolean => value === undefined || value === null

/** A reference: an id, or a document with one; in forms an empty text is none. */
const isReference = (value: unknown): boolean => value === '' || isUuid(isObject(value) ? value.id : value)
const isNumber = (value: unknown): boolean =>
  (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')) && Number.isFinite(Number(value))
const isDate = (value: unknown): boolean => {
  if (value === '' || value instanceof Date) return true
  if (typeof value !== 'string' && typeof value !== 'number') return false
  const year = new Date(value).getUTCFullYear()
  return year >= 1 && year <= 9999
}
const isText = (value: unknown): boolean => typeof value === 'string'

/** @returns whether a value could be one of the field; what it may be beyond its type is the field's own to say */
function isOne(field: FlattenedField, value: unknown): boolean {
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'code':
    case 'select':
    case 'radio':
      return isText(value)
    case 'number':
      return isNumber(value)
    case 'checkbox':
      return typeof value === 'boolean' || value === 'true' || value === 'false' || value === ''
    case 'date':
      return isDate(value)
    case 'relationship':
    case 'upload':
      return Array.isArray(field.relationTo) || isReference(value)
    default:
      return true
  }
}

/** A name that matched no document: existing names were replaced by ids before. */
const isUnknownName = (slugs: Slugs, field: FlattenedField, value: unknown): boolean =>
  (field.type === 'relationship' || field.type === 'upload') &&
  typeof field.relationTo === 'string' &&
  namedInDataOf(slugs, field.relationTo) !== undefined &&
  typeof value === 'string' &&
  value !== ''

/** The path of the first value of the wrong type. */
function findQueryError(
  slugs: Slugs,
  fields: readonly FlattenedField[],
  data: Record<string, unknown>,
  path = '',
): string | undefined {
  for (const field of fields) {
    if (!('name' in field) || !Object.hasOwn(data, field.name)) continue
    const value = data[field.name]
    const here = `${path}${field.name}`
    if (isNothing(value)) continue
    if (field.type === 'array') {
      if (!Array.isArray(value)) return here
      for (const [index, row] of value.entries()) {
        if (!isObject(row)) return `${here}.${index}`
        const wrong = findQueryError(slugs, field.flattenedFields, row, `${here}.${index}.`)
        if (wrong) return wrong
      }
    } else if (field.type === 'group' || field.type === 'tab') {
      if (!isObject(value)) return here
      const wrong = findQueryError(slugs, field.flattenedFields, value, `${here}.`)
      if (wrong) return wrong
    } else if ('hasMany' in field && field.hasMany) {
      if (value === '') continue
      if (!Array.isArray(value)) return here
      const index = value.findIndex((each) => !isOne(field, each) || each === '')
      if (index >= 0) return `${here}.${index}`
    } else if (!isOne(field, value)) {
      if (isUnknownName(slugs, field, value))
        throw new ShopError(404, 'not_found', 'There is no document with this name.', { field: here })
      return here
    }
  }
  return undefined
}

/** Arguments of auth operations besides document fields. */
const credentials = ['email', 'username', 'password', 'token'] as const

const wrongType = (field: string) =>
  new ShopError(400, 'invalid_field', 'This value is not valid for the field.', { field })

/**
 * Validates input by the types of its fields, before any hook or rule reads it: they are written for what a document
 * can hold. Whether what it refers to exists, the database says.
 */
export const validateData: CollectionBeforeOperationHook = ({ args, collection, overrideAccess, req }) => {
  if (overrideAccess === true || !('data' in args)) return args
  const data: unknown = args.data
  if (isNothing(data)) return args
  if (!isObject(data)) throw new ShopError(400, 'bad_request', 'Send the fields as a JSON object.')
  if (!isStorableJson(data)) throw unstorableText()
  if (collection.auth)
    for (const name of credentials)
      if (Object.hasOwn(data, name) && !isNothing(data[name]) && !isText(data[name])) throw wrongType(name)
  const wrong = findQueryError(contextOf(req.payload).slugs, collection.flattenedFields, data)
  if (wrong) throw wrongType(wrong)
  return args
}
