import type { Endpoint, SanitizedConfig } from 'payload'
import { type Handle, hotHandlerOf } from './hotEndpoint'

type Route = { segments: readonly string[]; handle: Handle }
export type Found = { handle: Handle; parameters: Readonly<Record<string, string>> }
/** The route that a method and a path without its query lead to. */
export type FindRoute = (method: string, path: string) => Found | undefined

const segmentsOf = (path: string) => path.split('/').filter((segment) => segment !== '')

function match({ segments, handle }: Route, asked: readonly string[]): Found | undefined {
  if (segments.length !== asked.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [at, segment] of segments.entries()) {
    const given = asked[at] ?? ''
    if (segment.startsWith(':')) parameters[segment.slice(1)] = given
    else if (segment !== given) return undefined
  }
  return { handle, parameters }
}

/** Gathers the endpoints made by `hotEndpoint`. Parameters are given as they stand in the address; all are ids. */
export function gatherHotRoutes({ collections, endpoints, routes }: SanitizedConfig): FindRoute {
  const byMethod = new Map<string, Route[]>()
  const add = (prefix: string, listed: readonly (Endpoint | Omit<Endpoint, 'root'>)[] | false | undefined) => {
    for (const endpoint of listed || []) {
      const handle = hotHandlerOf(endpoint)
      if (!handle) continue
      const method = endpoint.method.toUpperCase()
      const segments = segmentsOf(`${routes.api}${prefix}${endpoint.path}`)
      byMethod.set(method, [...(byMethod.get(method) ?? []), { segments, handle }])
    }
  }
  add('', endpoints)
  for (const { slug, endpoints: own } of collections) add(`/${slug}`, own)

  return (method, path) => {
    if (!path.startsWith(routes.api)) return undefined
    const asked = segmentsOf(path)
    for (const route of byMethod.get(method === 'HEAD' ? 'GET' : method) ?? []) {
      const found = match(route, asked)
      if (found) return found
    }
    return undefined
  }
}
