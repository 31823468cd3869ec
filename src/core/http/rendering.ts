import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'

/** What is known of a page that is being made, across the bundles that make it. */
export type Rendering = {
  response: ServerResponse
  /** Statements sent to the database for it. */
  queries: number
  /** Builds that it shows, each of which is a view of its reader. */
  views: Set<string>
}

/** Kept on `globalThis`: Next loads this module once for each bundle. */
const shared = globalThis as typeof globalThis & { shopRendering?: AsyncLocalStorage<Rendering> }

/** Has Next make a page for a response, and learns from it while it is made. */
export function trackRendering(response: ServerResponse, make: () => Promise<void>) {
  shared.shopRendering ??= new AsyncLocalStorage()
  const rendering: Rendering = { response, queries: 0, views: new Set() }
  return { rendering, passing: shared.shopRendering.run(rendering, make) }
}

/** To be called for each statement. */
export function countQuery(): void {
  const rendering = shared.shopRendering?.getStore()
  if (rendering) rendering.queries += 1
}

/** To be called by a page that counts a view: a page served from the cache counts the view, too. */
export function recordView(schematicId: string): void {
  shared.shopRendering?.getStore()?.views.add(schematicId)
}

/** To be called by a page whose address leads nowhere, before any of it is sent. */
export function markNotFound(): void {
  const rendering = shared.shopRendering?.getStore()
  if (rendering) rendering.response.statusCode = 404
}
