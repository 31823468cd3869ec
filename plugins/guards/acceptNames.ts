import type { CollectionBeforeOperationHook, CollectionConfig, Endpoint, PayloadRequest } from 'payload'
import { idOf, isNamed, type NamedCollection } from '@/core/database/idOf'
import { withParameters } from '@/core/http/endpoint'

type OwnEndpoint = Omit<Endpoint, 'root'>

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The parameters of an endpoint's path that name documents, and of which collection. */
function namingParameters(slug: string, path: string): [parameter: string, collection: NamedCollection][] {
  const parameters = path.split('/').flatMap((segment) => (segment.startsWith(':') ? [segment.slice(1)] : []))
  return parameters.flatMap((parameter): [string, NamedCollection][] => {
    const collection = parameter === 'id' || parameter === 'slug' ? slug : parameter === 'schematic' ? 'schematics' : ''
    return isNamed(collection) ? [[parameter, collection]] : []
  })
}

/** Endpoints that take an id take the name that pages use as well: a slug or a username. */
export function acceptNamesInPaths(collection: CollectionConfig): CollectionConfig {
  if (!collection.endpoints) return collection
  const accept = (endpoint: OwnEndpoint): OwnEndpoint => {
    const naming = namingParameters(collection.slug, endpoint.path)
    if (naming.length === 0) return endpoint
    return withParameters(endpoint, async (payload, parameters) => {
      const ids = { ...parameters }
      for (const [parameter, named] of naming)
        ids[parameter] = await idOf({ payload }, named, decoded(parameters[parameter] ?? ''))
      return ids
    })
  }
  return { ...collection, endpoints: collection.endpoints.map(accept) }
}

/** Collections whose documents a written document may name as pages do. */
export const namedInData: ReadonlySet<string> = new Set(['schematics', 'lists', 'profiles'])

async function withIds(req: PayloadRequest, fields: CollectionConfig['fields'], data: Record<string, unknown>) {
  const changed: Record<string, unknown> = {}
  for (const field of fields) {
    if (field.type !== 'relationship' || typeof field.relationTo !== 'string' || field.hasMany) continue
    const { name, relationTo } = field
    const value = data[name]
    if (namedInData.has(relationTo) && isNamed(relationTo) && typeof value === 'string')
      changed[name] = await idOf(req, relationTo, value)
  }
  return { ...data, ...changed }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same in Payload's own operations: the document that is meant, and those that a new one names. */
export const acceptNames: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (req.payloadAPI !== 'REST' && req.payloadAPI !== 'GraphQL') return args
  const { slug } = collection
  const id: unknown = 'id' in args ? args.id : undefined
  const withId = typeof id === 'string' && isNamed(slug) ? { ...args, id: await idOf(req, slug, id) } : args
  if (operation !== 'create' || !('data' in withId) || !isObject(withId.data)) return withId
  return { ...withId, data: await withIds(req, collection.fields, withId.data) }
}
