import type { Endpoint, SanitizedConfig } from 'payload'
import { type Handle, hotHandlerOf } from './hotEndpoint'

type Parameters = Readonly<Record<string, string>>
/** All endpoints at addresses of one form, by method. */
type Route = {
  pattern: string
  segments: readonly string[]
  methods: Map<string, Handle | undefined>
}
export type Hot = { handle: Handle; parameters: Parameters }
/** Where a path leads: the form of its address, and what answers there, or the methods that it has where it lacks the one that was asked. */
export type Found = { pattern: string } & ({ hot: Hot | undefined } | { allowed: readonly string[] })
/** The route that a method and a canonical path without its query lead to; nothing where there is none. */
export type FindRoute = (method: string, path: string) => Found | undefined

const segmentsOf = (path: string) => path.split('/').filter((segment) => segment !== '')
const isParameter = (segment: string) => segment.startsWith(':')

/** Every way to write a pattern without its optional last part: `/access/:id?` is two. */
const formsOf = (path: string): string[] =>
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

/** Whether a route says more of an address than another does: by the first part that one names and the other leaves open. */
function bySpecificity(one: Route, other: Route): number {
  for (const [at, segment] of one.segments.entries()) {
    const difference = Number(isParameter(segment)) - Number(isParameter(other.segments[at] ?? ''))
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * Gathers every endpoint of the API. What is not among them does not exist, however Payload might read its address: it knows no case, and
 * takes `/api/globals/x` for `/api/x`. Parameters are given as they stand in the address; all are ids.
 */
export function gatherRoutes({ collections, endpoints, routes: { api, graphQL } }: SanitizedConfig): FindRoute {
  const routes = new Map<string, Route>()
  const add = (path: string, method: string, handle?: Handle) => {
    const segments = segmentsOf(path)
    const form = segments.map((segment) => (isParameter(segment) ? ':' : segment)).join('/')
    const route = routes.get(form) ?? {
      pattern: `/${segments.join('/')}`,
      segments,
      methods: new Map(),
    }
    routes.set(form, route)
    // Payload, too, takes the first of two.
    if (!route.methods.has(method)) route.methods.set(method, handle)
  }
  const addAll = (prefix: string, listed: readonly (Endpoint | Omit<Endpoint, 'root'>)[] | false | undefined) => {
    for (const endpoint of listed || [])
      for (const path of formsOf(endpoint.path))
        add(`${api}${prefix}${path}`, endpoint.method.toUpperCase(), hotHandlerOf(endpoint))
  }
  addAll('', endpoints)
  for (const { slug, endpoints: own } of collections) addAll(`/${slug}`, own)
  add(`${api}${graphQL}`, 'POST')

  const byLength = Map.groupBy([...routes.values()].sort(bySpecificity), ({ segments }) => segments.length)

  return (method, path) => {
    const asked = segmentsOf(path)
    const wanted = method === 'HEAD' ? 'GET' : method
    for (const { pattern, segments, methods } of byLength.get(asked.length) ?? []) {
      const parameters = match(segments, asked)
      if (!parameters) continue
      const handle = methods.get(wanted)
      if (handle) return { pattern, hot: { handle, parameters } }
      // OPTIONS is answered by Payload everywhere.
      if (methods.has(wanted) || wanted === 'OPTIONS') return { pattern, hot: undefined }
      return { pattern, allowed: [...methods.keys()].sort() }
    }
    return undefined
  }
}
