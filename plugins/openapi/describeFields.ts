import { namedInDataOf } from '@plugins/guards'
import { type FlattenedField, formatLabels, type SanitizedCollectionConfig } from 'payload'
import { isUploadField } from '@/core/access/isUploadField'
import type { Slugs } from '@/core/context/slugs'
import {
  anything,
  flag,
  id,
  integer,
  listOf,
  nullable,
  number,
  oneOf,
  only,
  record,
  text,
  time,
} from '@/core/openapi/schema'
import type { Schema } from '@/core/openapi/types'
import { MAX_CHARACTERS, MIN_PASSWORD_CHARACTERS } from '@/core/text/textLimits'

type Fields = readonly FlattenedField[]

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
const compact = (schema: Record<string, unknown>): Schema =>
  Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined))

/** `list-items` is `ListItem` in the contract. */
export const typeNameOf = ({ slug }: SanitizedCollectionConfig): string =>
  formatLabels(slug).singular.replaceAll(' ', '')

const optionsOf = (options: readonly (string | { value: string })[]) =>
  oneOf(options.map((option) => (typeof option === 'string' ? option : option.value)))

const isCount = (field: FlattenedField) =>
  field.type === 'number' && /count$|position|bytes|version|filesize|width|height|length/i.test(field.name)

/** A single value of a field, as `relation` writes what it refers to. */
function schemaOf(
  field: FlattenedField,
  relation: (slug: string) => Schema,
  nested: (fields: Fields) => Schema,
): Schema {
  switch (field.type) {
    case 'checkbox':
      return flag
    case 'number':
      return compact({ ...(isCount(field) ? integer : number), minimum: field.min, maximum: field.max })
    case 'date':
      return time
    case 'email':
      return { type: 'string', format: 'email' }
    case 'select':
    case 'radio':
      return optionsOf(field.options)
    case 'relationship':
    case 'upload':
      return Array.isArray(field.relationTo)
        ? record({ relationTo: oneOf(field.relationTo), value: anything })
        : relation(String(field.relationTo))
    case 'array':
      return compact({ ...listOf(nested(field.flattenedFields)), maxItems: field.maxRows })
    case 'group':
    case 'tab':
      return nested(field.flattenedFields)
    case 'text':
    case 'textarea':
    case 'code':
      return compact({
        ...text,
        minLength: field.type === 'code' ? undefined : field.minLength,
        maxLength: field.type === 'code' ? undefined : field.maxLength,
      })
    default:
      return anything
  }
}

const isMany = (field: FlattenedField) => 'hasMany' in field && field.hasMany === true
const many = (field: FlattenedField, value: Schema): Schema =>
  isMany(field) ? compact({ ...listOf(value), maxItems: 'maxRows' in field ? field.maxRows : undefined }) : value

/** Payload writes them into every document. */
const timestamps = new Set(['createdAt', 'updatedAt'])

/** What a reader may get of a document: restricted and virtual fields may be absent. */
function readable(fields: Fields, relation: (slug: string) => Schema, isRow = false): Schema {
  const properties: Record<string, Schema> = isRow ? { id: text } : { id }
  const optional: string[] = isRow ? ['id'] : []
  for (const field of fields) {
    if (('hidden' in field && field.hidden) || field.name === 'id' || field.type === 'join') continue
    const value = many(
      field,
      schemaOf(field, relation, (inner) => readable(inner, relation, true)),
    )
    const isRequired = 'required' in field && field.required === true
    const isAlways =
      isRequired ||
      timestamps.has(field.name) ||
      isMany(field) ||
      field.type === 'array' ||
      field.type === 'checkbox' ||
      field.type === 'group'
    properties[field.name] = isAlways && !('virtual' in field && field.virtual) ? value : nullable(value)
    const isHeld = 'access' in field && field.access && 'read' in field.access
    if (isHeld || ('virtual' in field && field.virtual)) optional.push(field.name)
  }
  return record(properties, optional)
}

type Written = Schema & { properties: Readonly<Record<string, Schema>>; required: readonly string[] }

/** What a request may write: what nobody may, and what only an admin may, is no part of it. */
export function writable(
  slugs: Slugs,
  { flattenedFields, auth, upload }: SanitizedCollectionConfig,
  operation: 'create' | 'update',
  isWritableField: (field: FlattenedField, operation: 'create' | 'update') => boolean,
): Written {
  const reference = (slug: string): Schema =>
    operation === 'create' && namedInDataOf(slugs, slug) ? { ...text, description: 'An id or slug.' } : id
  const write = (fields: Fields, isTop: boolean): Written => {
    const properties: Record<string, Schema> = isTop ? {} : { id: text }
    const needed: string[] = []
    for (const field of fields) {
      if (field.name === 'id' || (isTop && !isWritableField(field, operation))) continue
      const value = many(
        field,
        schemaOf(field, reference, (inner) => write(inner, false)),
      )
      const isRequired = 'required' in field && field.required === true
      const hasDefault = 'defaultValue' in field && field.defaultValue !== undefined
      properties[field.name] = isRequired ? value : nullable(value)
      if (isRequired && !hasDefault && (operation === 'create' || !isTop)) needed.push(field.name)
    }
    if (isTop && auth) {
      properties.password = { type: 'string', minLength: MIN_PASSWORD_CHARACTERS, maxLength: MAX_CHARACTERS.password }
      if (operation === 'create') needed.push('email', 'password')
    }
    return { type: 'object', properties, required: [...new Set(needed)], additionalProperties: false }
  }
  const fields = upload ? flattenedFields.filter((field) => !isUploadField(field)) : flattenedFields
  return write(fields, true)
}

/**
 * The components of a collection: its document, and what stands for one that another refers to, where it is filled in.
 */
export function documentSchemas(
  collection: SanitizedCollectionConfig,
  all: readonly SanitizedCollectionConfig[],
): Record<string, Schema> {
  const relation = (slug: string): Schema => {
    const target = all.find((one) => one.slug === slug)
    // What an app's own collection has, the shop does not know.
    const reference = target ? ref(`${typeNameOf(target)}Reference`) : { type: 'object', additionalProperties: true }
    return { anyOf: [id, reference] }
  }
  const name = typeNameOf(collection)
  const whole = readable(collection.flattenedFields, relation)
  const shown = collection.defaultPopulate && { ...collection.forceSelect, ...collection.defaultPopulate }
  const reference = shown
    ? readable(
        collection.flattenedFields.filter((field) => field.name in shown),
        relation,
      )
    : ref(name)
  // Payload adds this at sign-in.
  const ofAccounts = {
    collection: only(collection.slug),
    _strategy: text,
    _sid: { ...text, description: 'The session, in the response to extending it.' },
    updatedAt: { ...nullable(time), description: 'Empty in the response to signing in.' },
  }
  const properties = { ...(whole.properties as Record<string, Schema>), ...(collection.auth && ofAccounts) }
  return { [name]: { ...whole, properties }, [`${name}Reference`]: reference }
}
