import type { Access, Endpoint, PayloadRequest, SanitizedConfig } from 'payload'
import { nobody } from '@/core/access/predicates'
import { hasScope, type RequiredScope, scopeOfOperation } from '@/core/access/scopes'
import { contextOf } from '@/core/context/context'
import { type CollectionName, collectionOfSlug } from '@/core/context/slugs'
import { admitKey } from '@/core/http/admitKey'
import { traitsOf } from '@/core/http/endpointTraits'
import { scopeOfRoute } from '@/core/http/scopeOfRoute'

type Route = Pick<Endpoint, 'handler' | 'method' | 'path' | 'custom'>

/** Those of `endpoint()` ask for their scope themselves, also in front of Payload. */
const asksItself = (route: Route) => traitsOf(route).readsBody === true

function guardRoutes(routes: Route[] | false | undefined, collection?: CollectionName): void {
  for (const [at, route] of (routes || []).entries()) {
    if (!routes || asksItself(route)) continue
    const scope = scopeOfRoute(route, collection)
    const handler = async (req: PayloadRequest) => {
      await admitKey(req, scope)
      return route.handler(req)
    }
    routes[at] = { ...route, handler }
  }
}

/** The same beneath every route: what is populated, joined, or asked by the Local API with rules. */
function withScope(rule: Access, scope: RequiredScope): Access {
  // What is for nobody is told apart by its rule, and left out of GraphQL and the contract.
  if (rule === nobody) return rule
  return (input) => (hasScope(input.req.user, scope) ? rule(input) : false)
}

type Rules = Record<string, Access | undefined>

function guardRules(access: Rules, collection?: CollectionName): Rules {
  const guarded = Object.entries(access).map(([operation, rule]) => [
    operation,
    rule && withScope(rule, scopeOfOperation(collection, operation)),
  ])
  return Object.fromEntries(guarded)
}

/**
 * Holds API keys to their scopes, at every route and beneath: what is not known to need a scope, no key reaches. That
 * goes for Payload's own routes and those of the app as well.
 */
export function requireScopes(config: SanitizedConfig): SanitizedConfig {
  const { slugs } = contextOf(config)
  guardRoutes(config.endpoints)
  for (const collection of config.collections) {
    const name = collectionOfSlug(slugs, collection.slug)
    guardRoutes(collection.endpoints, name)
    collection.access = guardRules(collection.access as Rules, name) as typeof collection.access
  }
  for (const global of config.globals) {
    guardRoutes(global.endpoints)
    global.access = guardRules(global.access as Rules) as typeof global.access
  }
  return config
}
