import { contextOf } from '@/core/context/context'
import { routesOf } from '@/core/http/findRoute'
import type { App } from './app'
import { canonicalTarget } from './canonicalTarget'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The path of a target; undefined if it is no URL. */
function pathOf(target: string): string | undefined {
  try {
    return canonicalTarget(target).split('?', 1)[0]
  } catch {
    return undefined
  }
}

/**
 * Matches the shop's paths: its collections, its other endpoints, and GraphQL, which the app shares. Invalid URLs under
 * the API are the shop's to reject.
 */
export function matchShopPaths({ config }: Pick<App, 'config'>): (target: string) => boolean {
  const { api, graphQL } = config.routes
  const slugs = new Set<string>(Object.values(contextOf(config).slugs))
  return (target) => {
    const path = pathOf(target)
    if (path === undefined) return target.startsWith(api)
    if (path === `${api}${graphQL}`) return true
    if (!path.startsWith(`${api}/`)) return false
    const [first = ''] = path.slice(api.length + 1).split('/')
    if (slugs.has(first)) return true
    return METHODS.some((method) => {
      const found = routesOf(config)(method, path)
      return found !== undefined && 'traits' in found && found.traits.readsBody
    })
  }
}
