import type { Operator, Option } from 'payload'
import { isUuid } from '@/core/database/isUuid'
import { isStorable } from '@/core/text/isStorable'
import type { Target } from './resolvePath'

/** Characters of a value, and values of a list. */
const MAX_VALUE_LENGTH = 1000
const MAX_VALUES = 1000

/** Parses a value for the database; `undefined` if invalid. */
type Read = (value: unknown) => unknown

const equality = ['equals', 'not_equals', 'in', 'not_in', 'exists'] as const satisfies Operator[]
const order = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'] as const satisfies Operator[]
const search = ['like', 'not_like', 'contains'] as const satisfies Operator[]

const readText: Read = (value) =>
  typeof value === 'string' && value.length <= MAX_VALUE_LENGTH && isStorable(value) ? value : undefined

const readNumber: Read = (value) => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

const readBoolean: Read = (value) => {
  if (typeof value === 'boolean') return value
  return value === 'true' ? true : value === 'false' ? false : undefined
}

/** Postgres has more years, but not in JavaScript's notation. */
const readDate: Read = (value) => {
  const isWritten = typeof value === 'number' || value instanceof Date || (typeof value === 'string' && value !== '')
  if (!isWritten || (typeof value === 'string' && value.length > MAX_VALUE_LENGTH)) return undefined
  const date = new Date(value as string | number | Date)
  const year = date.getUTCFullYear()
  return year >= 1 && year <= 9999 ? date.toISOString() : undefined
}

const readUuid: Read = (value) => (isUuid(value) ? value : undefined)

const readOption =
  (options: readonly Option[]): Read =>
  (value) =>
    options.some((option) => (typeof option === 'string' ? option : option.value) === value) ? value : undefined

type Kind = { operators: readonly Operator[]; read: Read }

/** The operators and parser of a target; values without a single type, such as JSON, only have `exists`. */
function kindOf(target: Target): Kind {
  if (target.kind === 'id') return { operators: [...equality, 'like'], read: readUuid }
  if (target.kind === 'value') return { operators: equality, read: readUuid }
  if (target.kind === 'relationTo') return { operators: equality, read: readOption(target.slugs) }
  const { field } = target
  const isMany = 'hasMany' in field && field.hasMany === true
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'code':
      return { operators: [...equality, ...search], read: readText }
    case 'number':
      return { operators: [...equality, ...order], read: readNumber }
    case 'checkbox':
      return { operators: ['equals', 'not_equals', 'exists'], read: readBoolean }
    case 'date':
      return { operators: [...equality, ...order], read: readDate }
    case 'select':
    case 'radio':
      return { operators: isMany ? [...equality, 'contains'] : equality, read: readOption(field.options) }
    case 'relationship':
    case 'upload':
      if (Array.isArray(field.relationTo)) return { operators: ['exists'], read: readUuid }
      return { operators: isMany ? [...equality, 'contains'] : equality, read: readUuid }
    case 'json':
    case 'richText':
    case 'point':
      return { operators: ['exists'], read: () => undefined }
    default:
      return { operators: [], read: () => undefined }
  }
}

/** Payload's adapter rejects UUIDs of these forms and would compare with null. */
const NONSTANDARD_UUID =
  /^(?!(?:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|0{8}-0{4}-0{4}-0{4}-0{12}|f{8}-f{4}-f{4}-f{4}-f{12})$)/i

export type Comparison = { operator: Operator; value: unknown }

const isOperatorOf = (kind: Kind, operator: string): operator is Operator =>
  kind.operators.some((known) => known === operator)

/** Why a condition is invalid. */
export type WrongCondition = { wrong: 'operator' | 'value' }

/**
 * Validates an operator and its value for Payload's adapter, which compares unparsable values with null, treats any
 * word but “true” as false for `exists`, and fails on some of its own operators.
 */
export function readComparison(target: Target, operator: string, value: unknown): Comparison | WrongCondition {
  const kind = kindOf(target)
  if (!isOperatorOf(kind, operator)) return { wrong: 'operator' }
  if (operator === 'exists') {
    const exists = readBoolean(value)
    return exists === undefined ? { wrong: 'value' } : { operator, value: exists }
  }
  if (operator === 'in' || operator === 'not_in') {
    const given = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [value]
    if (given.length > MAX_VALUES) return { wrong: 'value' }
    const values = given.map(kind.read)
    return values.includes(undefined) ? { wrong: 'value' } : { operator, value: values }
  }
  const isReference =
    target.kind !== 'field' || ['relationship', 'upload', 'select', 'radio', 'date'].includes(target.field.type)
  const isNull = value === null || (isReference && target.kind !== 'id' && value === 'null')
  if (isNull) return operator === 'equals' || operator === 'not_equals' ? { operator, value: null } : { wrong: 'value' }
  const read = kind.read(value)
  // The panel looks for its search words in the id, too.
  if (target.kind === 'id' && operator === 'like') return { operator: 'in', value: read === undefined ? [] : [read] }
  if (read === undefined) return { wrong: 'value' }
  if (kind.read === readUuid && NONSTANDARD_UUID.test(String(read)))
    return { operator: operator === 'not_equals' ? 'not_in' : 'in', value: [read] }
  return { operator, value: read }
}
