import type { Endpoint, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import { type EndpointTraits, type Parameters, traitsOf } from './endpointTraits'
import { type PayloadTraits, traitsOfPayloadRoute } from './payloadRoutes'

/** All endpoints at addresses of one form, by method. */
type Route = {
  pattern: string
  segments: readonly string[]
  methods: Map<string, PayloadTraits>
}
type RouteMatch = { pattern: string; parameters: Parameters; traits: PayloadTraits }
/**
 * Where a path leads: what answers there, or the methods that the address has where it lacks the one that was asked.
 */
type RouteResult = RouteMatch | { pattern: string; allowed: readonly string[] }
/** The route that a method and a canonical path without its query lead to; nothing where there is none. */
export type FindRoute = (method: string, path: string) => RouteResult | undefined

const segmentsOf = (path: string) => path.split('/').filter((segment) => segment !== '')
const isParameter = (segment: string) => segment.startsWith(':')

/** Every way to write a pattern without its optional last part: `/access/:id?` is two. */
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

/**
 * Whether a route says more of an address than another does: by the first part that one names and the other leaves
 * open.
 */
function bySpecificity(one: Route, other: Route): number {
  for (const [at, segment] of one.segments.entries()) {
    const difference = Number(isParameter(segment)) - Number(isParameter(other.segments[at] ?? ''))
    if (difference !== 0) return difference
  }
  return 0
}

const readsOwnBody = ({ readsBody }: EndpointTraits) => readsBody === true

/**
 * Gathers every endpoint of the API. What is not among them does not exist, however Payload might read its address: it
 * knows no case, and takes `/api/globals/x` for `/api/x`. Parameters are given as they stand in the address; all are
 * ids.
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
    // Payload, too, takes the first of two.
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
  add(`${api}${graphQL}`, 'POST', {})

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

/** Has the routes gathered again, where the configuration was changed after they were. */
export const clearRoutes = (config: SanitizedConfig): boolean => routersByConfig.delete(config)

/** Finds the routes of a finished configuration, which are gathered once. */
export function routesOf(config: SanitizedConfig): FindRoute {
  const known = routersByConfig.get(config) ?? collectRoutes(config)
  routersByConfig.set(config, known)
  return known
}
