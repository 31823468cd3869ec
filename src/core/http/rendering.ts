import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'

/** Statistics of a page being rendered, shared across bundles. */
export type Rendering = {
  response: ServerResponse
  /** Database queries of the page. */
  queries: number
  /** Builds whose views the page counts. */
  views: Set<string>
}

/** Kept on `globalThis`: Next loads this module once for each bundle. */
const shared = globalThis as typeof globalThis & { shopRendering?: AsyncLocalStorage<Rendering> }

/** Renders a page while tracking its statistics. */
export function trackRendering(response: ServerResponse, make: () => Promise<void>) {
  shared.shopRendering ??= new AsyncLocalStorage()
  const rendering: Rendering = { response, queries: 0, views: new Set() }
  return { rendering, passing: shared.shopRendering.run(rendering, make) }
}

/** Call for each query. */
export function countQuery(): void {
  const rendering = shared.shopRendering?.getStore()
  if (rendering) rendering.queries += 1
}

/** Call from a page that counts a view: serving it from the cache counts one too. */
export function recordView(schematicId: string): void {
  shared.shopRendering?.getStore()?.views.add(schematicId)
}

/** Call from a page that is not found, before anything is sent. */
export function markNotFound(): void {
  const rendering = shared.shopRendering?.getStore()
  if (rendering) rendering.response.statusCode = 404
}
