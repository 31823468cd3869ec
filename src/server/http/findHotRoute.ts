import type { Endpoint, SanitizedConfig } from 'payload'
import { type Handle, hotHandlerOf } from './hotEndpoint'

type Parameters = Readonly<Record<string, string>>
type Route = { method: string; segments: readonly string[]; handle: Handle; isRoot: boolean }
export type Found = { handle: Handle; parameters: Parameters }
/** The route that a method and a path without its query lead to; the methods there are where the path knows others alone. */
export type FindRoute = (method: string, path: string) => Found | { allowed: readonly string[] } | undefined

const segmentsOf = (path: string) => path.split('/').filter((segment) => segment !== '')

function match(segments: readonly string[], asked: readonly string[]): Parameters | undefined {
  if (segments.length !== asked.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [at, segment] of segments.entries()) {
    const given = asked[at] ?? ''
    if (segment.startsWith(':')) parameters[segment.slice(1)] = given
    else if (segment !== given) return undefined
  }
  return parameters
}

/** Gathers the endpoints made by `hotEndpoint`. Parameters are given as they stand in the address; all are ids. */
export function gatherHotRoutes({ collections, endpoints, routes: { api } }: SanitizedConfig): FindRoute {
  const routes: Route[] = []
  const add = (prefix: string, listed: readonly (Endpoint | Omit<Endpoint, 'root'>)[] | false | undefined) => {
    for (const endpoint of listed || []) {
      const handle = hotHandlerOf(endpoint)
      if (!handle) continue
      const segments = segmentsOf(`${api}${prefix}${endpoint.path}`)
      routes.push({ method: endpoint.method.toUpperCase(), segments, handle, isRoot: endpoint.path === '/' })
    }
  }
  add('', endpoints)
  for (const { slug, endpoints: own } of collections) add(`/${slug}`, own)

  return (method, path) => {
    if (!path.startsWith(api)) return undefined
    const asked = segmentsOf(path)
    const wanted = method === 'HEAD' ? 'GET' : method
    const allowed: string[] = []
    for (const route of routes) {
      const parameters = match(route.segments, asked)
      if (!parameters) continue
      if (route.method === wanted) return { handle: route.handle, parameters }
      // A collection's own address has Payload's methods too, and OPTIONS is answered by Payload everywhere.
      if (!route.isRoot && method !== 'OPTIONS') allowed.push(route.method)
    }
    return allowed.length > 0 ? { allowed } : undefined
  }
}
