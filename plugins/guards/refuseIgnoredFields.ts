import type { CollectionBeforeOperationHook, CollectionConfig, Field, FlattenedField, PayloadRequest } from 'payload'
import { isUploadField } from '@/core/access/isUploadField'
import { isHiddenField } from '@/core/access/isWritableField'
import { ShopError } from '@/core/errors/errors'

type Data = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Payload sets these itself. */
const payloadFields = new Set(['id', 'createdAt', 'updatedAt', 'collection'])

/**
 * The panel sends whole documents, from a form that may be outdated. Fields it may not write are ignored silently, as
 * by the triggers (docs/adr/0003-guarded-columns.md). Faking this gains nothing.
 */
function isFromPanel({ headers, payload }: PayloadRequest): boolean {
  const from = headers.get('referer') ?? ''
  if (!URL.canParse(from)) return false
  const { pathname } = new URL(from)
  const { admin } = payload.config.routes
  return pathname === admin || pathname.startsWith(`${admin}/`)
}

/** Normalizes a value for comparison: relations by id, dates by time, undefined as null. */
function plain(value: unknown): unknown {
  if (value === undefined || value === '') return null
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (!isObject(value)) return value
  if ('id' in value) return value.id
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, plain(held)]))
}
const isEqual = (one: unknown, other: unknown) => JSON.stringify(plain(one)) === JSON.stringify(plain(other))

const invalid = (field: string, message: string) => new ShopError(400, 'invalid_field', message, { field })

/** The first unknown field name in a document or its rows. */
function findUnknown(fields: readonly FlattenedField[], data: Data, path: string): string | undefined {
  const known = new Map(fields.map((field) => [field.name, field]))
  for (const [name, value] of Object.entries(data)) {
    const field = known.get(name)
    const isRowsOwn = path !== '' && name === 'id'
    if (!field && !isRowsOwn && !(path === '' && payloadFields.has(name))) return `${path}${name}`
    if (field?.type === 'array' && Array.isArray(value))
      for (const [at, row] of value.entries()) {
        const found = isObject(row) ? findUnknown(field.flattenedFields, row, `${path}${name}.${at}.`) : undefined
        if (found) return found
      }
  }
  return undefined
}

const isVirtual = (field: FlattenedField): boolean => 'virtual' in field && Boolean(field.virtual)

/** Whether the user may write a field; rules get the stored document as from Payload. */
async function maySet(field: FlattenedField, { operation, req, id, data, doc, isPicture }: Written): Promise<boolean> {
  if (payloadFields.has(field.name) || isHiddenField(field) || (isPicture && isUploadField(field))) return false
  // Nothing keeps it: where it says something, it says it of a new document, as the name of an account.
  if (operation === 'update' && isVirtual(field)) return false
  const access = 'access' in field ? (field as Field & { access?: Access }).access?.[operation] : undefined
  return access ? await access({ req, data, doc, siblingData: data, ...(id !== undefined && { id }) }) : true
}
type Rule = (input: {
  req: PayloadRequest
  id?: string | number
  data: Data
  siblingData: Data
  doc: Data | undefined
}) => boolean | Promise<boolean>
type Access = { create?: Rule; update?: Rule }
type Written = {
  operation: 'create' | 'update'
  req: PayloadRequest
  id?: string | number | undefined
  data: Data
  doc: Data | undefined
  isPicture: boolean
}

/** The stored document as the writer may read it; nothing where they may not. */
async function findStored(req: PayloadRequest, slug: string, id: string | number): Promise<Data | undefined> {
  const { docs } = await req.payload.find({
    collection: slug as Parameters<typeof req.payload.find>[0]['collection'],
    where: { id: { equals: id } },
    limit: 1,
    depth: 0,
    overrideAccess: false,
    req,
  })
  return docs[0] as Data | undefined
}

/** `password` is a field of accounts that no list of fields has, `file` one of uploads. */
const fieldsOf = (collection: CollectionConfig): string[] => [
  ...(collection.auth ? ['password'] : []),
  ...(collection.upload ? ['file'] : []),
]

/** The file fields of an image request, some of which Payload strips before hooks run. */
const fileFieldsOf = ({ data }: PayloadRequest): Data =>
  isObject(data) ? Object.fromEntries(Object.entries(data).filter(([name]) => isUploadField({ name }))) : {}

/**
 * Refuses writes of unknown or read-only fields: ignoring them would look like success. Values equal to the stored or
 * default ones pass.
 */
export const refuseIgnoredFields: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  if ((req.payloadAPI !== 'REST' && req.payloadAPI !== 'GraphQL') || args.overrideAccess === true) return args
  if (!('data' in args) || !isObject(args.data) || isFromPanel(req)) return args
  // Visitors can't write, and are told so.
  if (operation === 'update' && !req.user) return args
  const isPicture = Boolean(collection.upload)
  const extra = fieldsOf(collection)
  const given: Data = { ...(isPicture && fileFieldsOf(req)), ...args.data }
  const data: Data = Object.fromEntries(Object.entries(given).filter(([name]) => !extra.includes(name)))
  const fields = 'flattenedFields' in collection ? (collection.flattenedFields as FlattenedField[]) : []
  const unknown = findUnknown(fields, data, '')
  if (unknown) throw invalid(unknown, `There is no writable field ${unknown}. See /api/docs.`)

  const id = 'id' in args && (typeof args.id === 'string' || typeof args.id === 'number') ? args.id : undefined
  const named = [...fields, ...[...payloadFields].map((name) => ({ name, type: 'text' }) as FlattenedField)].filter(
    ({ name }) => name in data && !(operation === 'create' && plain(data[name]) === null),
  )
  const guarded = named.filter(
    (field) =>
      payloadFields.has(field.name) ||
      'access' in field ||
      isVirtual(field) ||
      isHiddenField(field) ||
      (isPicture && isUploadField(field)),
  )
  if (guarded.length === 0) return args
  const doc = operation === 'update' && id !== undefined ? await findStored(req, collection.slug, id) : undefined
  // Users who may not even read it are told so by the operation itself.
  if (operation === 'update' && id !== undefined && !doc) return args
  for (const field of guarded) {
    const { name } = field
    const stands = doc ? doc[name] : 'defaultValue' in field ? field.defaultValue : undefined
    if (isEqual(data[name], stands)) continue
    if (!(await maySet(field, { operation, req, id, data, doc, isPicture })))
      throw invalid(name, `You can’t set the field ${name}. Leave it out.`)
  }
  return args
}
