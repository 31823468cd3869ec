import type { CollectionBeforeOperationHook, CollectionConfig, Endpoint, PayloadRequest } from 'payload'
import { contextOf } from '@/core/context/context'
import { type CollectionName, collectionOfSlug, type Slugs } from '@/core/context/slugs'
import { isNamedCollection, type NamedCollection, resolveId } from '@/core/database/resolveId'
import { withParameters } from '@/core/http/endpoint'

type OwnEndpoint = Omit<Endpoint, 'root'>

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The path parameters of an endpoint that name documents, with their collections. */
function namingParameters(own: CollectionName | undefined, path: string): [name: string, of: NamedCollection][] {
  const parameters = path.split('/').flatMap((segment) => (segment.startsWith(':') ? [segment.slice(1)] : []))
  return parameters.flatMap((parameter): [string, NamedCollection][] => {
    if (parameter === 'schematic') return [[parameter, 'schematics']]
    return (parameter === 'id' || parameter === 'slug') && isNamedCollection(own) ? [[parameter, own]] : []
  })
}

/** Endpoints accept the name used in page URLs, a slug or username, in place of an id. */
export function acceptNamesInPaths(slugs: Slugs, collection: CollectionConfig): CollectionConfig {
  if (!collection.endpoints) return collection
  const own = collectionOfSlug(slugs, collection.slug)
  const accept = (endpoint: OwnEndpoint): OwnEndpoint => {
    const naming = namingParameters(own, endpoint.path)
    if (naming.length === 0) return endpoint
    return withParameters(endpoint, async (payload, parameters) => {
      const ids = { ...parameters }
      for (const [parameter, named] of naming)
        ids[parameter] = await resolveId({ payload }, named, decoded(parameters[parameter] ?? ''))
      return ids
    })
  }
  return { ...collection, endpoints: collection.endpoints.map(accept) }
}

/** Collections whose documents a written document may name as pages do. */
const namedInData = ['schematics', 'lists', 'profiles'] as const

/** The collection that a slug stands for, where a written document may name those it refers to as pages do. */
export const namedInDataOf = (slugs: Slugs, slug: string): NamedCollection | undefined =>
  namedInData.find((name) => slugs[name] === slug)

async function withIds(req: PayloadRequest, fields: CollectionConfig['fields'], data: Record<string, unknown>) {
  const { slugs } = contextOf(req.payload)
  const changed: Record<string, unknown> = {}
  for (const field of fields) {
    if (field.type !== 'relationship' || typeof field.relationTo !== 'string' || field.hasMany) continue
    const value = data[field.name]
    const named = namedInDataOf(slugs, field.relationTo)
    if (named && typeof value === 'string') changed[field.name] = await resolveId(req, named, value)
  }
  return { ...data, ...changed }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same in Payload's own operations: for the document itself, and for its relations on create. */
export const acceptNames: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (req.payloadAPI !== 'REST' && req.payloadAPI !== 'GraphQL') return args
  const named = collectionOfSlug(contextOf(req.payload).slugs, collection.slug)
  const id: unknown = 'id' in args ? args.id : undefined
  const withId =
    typeof id === 'string' && isNamedCollection(named) ? { ...args, id: await resolveId(req, named, id) } : args
  if (operation !== 'create' || !('data' in withId) || !isObject(withId.data)) return withId
  return { ...withId, data: await withIds(req, collection.fields, withId.data) }
}
