import type { Endpoint } from 'payload'
import { type RequiredScope, scopeOfOperation } from '../access/scopes'
import type { CollectionName } from '../context/slugs'
import { traitsOf } from './endpointTraits'

/** What Payload's own routes of a collection do. */
const routeOperations: Readonly<Record<string, string>> = {
  'get /': 'read',
  'get /:id': 'read',
  'get /count': 'read',
  'get /file/:filename': 'read',
  'post /': 'create',
  'patch /': 'update',
  'patch /:id': 'update',
  'delete /': 'delete',
  'delete /:id': 'delete',
}

/**
 * What an API key needs for a route: what the route says itself, or what its operation needs. Other routes no key
 * reaches.
 */
export function scopeOfRoute(
  route: Pick<Endpoint, 'method' | 'path' | 'custom'>,
  collection?: CollectionName,
): RequiredScope {
  const { scope } = traitsOf(route)
  if (scope !== undefined) return scope
  return scopeOfOperation(collection, routeOperations[`${route.method} ${route.path}`] ?? '')
}
