import type { Endpoint, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import { type EndpointTraits, type Parameters, traitsOf } from './endpointTraits'
import { type PayloadTraits, traitsOfPayloadRoute } from './payloadRoutes'

/** All endpoints with the same path pattern, by method. */
type Route = {
  pattern: string
  segments: readonly string[]
  methods: Map<string, PayloadTraits>
}
type RouteMatch = { pattern: string; parameters: Parameters; traits: PayloadTraits }
/** The matched endpoint, or the allowed methods where the requested one is missing. */
type RouteResult = RouteMatch | { pattern: string; allowed: readonly string[] }
/** Finds the route of a method and a canonical path without query. */
export type FindRoute = (method: string, path: string) => RouteResult | undefined

const segmentsOf = (path: string) => path.split('/').filter((segment) => segment !== '')
const isParameter = (segment: string) => segment.startsWith(':')

/** Expands an optional last segment: `/access/:id?` becomes two patterns. */
const expandOptional = (path: string): string[] =>
  path.endsWith('?') ? [path.slice(0, path.lastIndexOf('/')), path.slice(0, -1)] : [path]

function match(segments: readonly string[], asked: readonly string[]): Parameters | undefined {
  const parameters: Record<string, string> = {}
  for (const [at, segment] of segments.entries()) {
    const given = asked[at] ?? ''
    if (isParameter(segment)) parameters[segment.slice(1)] = given
    else if (segment !== given) return undefined
  }
  return parameters
}

/** Sorts more specific routes first: a fixed segment before a parameter. */
function bySpecificity(one: Route, other: Route): number {
  for (const [at, segment] of one.segments.entries()) {
    const difference = Number(isParameter(segment)) - Number(isParameter(other.segments[at] ?? ''))
    if (difference !== 0) return difference
  }
  return 0
}

const readsOwnBody = ({ readsBody }: EndpointTraits) => readsBody === true

/**
 * Collects every endpoint of the API. Anything else is not found, however Payload would route it: it ignores case and
 * takes `/api/globals/x` for `/api/x`. Parameters are not decoded; all are ids.
 */
function collectRoutes({ collections, endpoints, upload, routes: { api, graphQL } }: SanitizedConfig): FindRoute {
  const routes = new Map<string, Route>()
  const add = (path: string, method: string, traits: PayloadTraits) => {
    const segments = segmentsOf(path)
    const form = segments.map((segment) => (isParameter(segment) ? ':' : segment)).join('/')
    const route = routes.get(form) ?? {
      pattern: `/${segments.join('/')}`,
      segments,
      methods: new Map(),
    }
    routes.set(form, route)
    // As in Payload, the first of two wins.
    if (!route.methods.has(method)) route.methods.set(method, traits)
  }
  const addAll = (
    prefix: string,
    listed: readonly (Endpoint | Omit<Endpoint, 'root'>)[] | false | undefined,
    collection?: SanitizedCollectionConfig,
  ) => {
    for (const endpoint of listed || []) {
      const traits = traitsOf(endpoint)
      const all =
        collection && !readsOwnBody(traits)
          ? { ...traitsOfPayloadRoute(upload, collection, endpoint), ...traits }
          : traits
      for (const path of expandOptional(endpoint.path))
        add(`${api}${prefix}${path}`, endpoint.method.toUpperCase(), all)
    }
  }
  addAll('', endpoints)
  for (const collection of collections) addAll(`/${collection.slug}`, collection.endpoints, collection)
  // What a document does is counted as that, where it is done.
  add(`${api}${graphQL}`, 'POST', { rate: 'read' })

  const byLength = new Map<number, Route[]>()
  for (const route of [...routes.values()].sort(bySpecificity))
    byLength.set(route.segments.length, [...(byLength.get(route.segments.length) ?? []), route])

  return (method, path) => {
    const asked = segmentsOf(path)
    const wanted = method === 'HEAD' ? 'GET' : method
    for (const { pattern, segments, methods } of byLength.get(asked.length) ?? []) {
      const parameters = match(segments, asked)
      if (!parameters) continue
      const traits = methods.get(wanted)
      if (traits) return { pattern, parameters, traits }
      // OPTIONS is answered by Payload everywhere.
      if (wanted === 'OPTIONS') return { pattern, parameters, traits: {} }
      return { pattern, allowed: [...methods.keys()].sort() }
    }
    return undefined
  }
}

const routersByConfig = new WeakMap<SanitizedConfig, FindRoute>()

/** Clears the collected routes after a change of the config. */
export const clearRoutes = (config: SanitizedConfig): boolean => routersByConfig.delete(config)

/** The router of a finished config, collected once. */
export function routesOf(config: SanitizedConfig): FindRoute {
  const known = routersByConfig.get(config) ?? collectRoutes(config)
  routersByConfig.set(config, known)
  return known
}
