import { AsyncLocalStorage } from 'node:async_hooks'

/** What the front of the shop knows of a page that is being made, across the bundles that make it. */
export type Rendering = {
  /** Statements sent to the database for it. */
  queries: number
  /** Builds that it shows, each of which is a view of its reader. */
  views: Set<string>
}

/** Kept on `globalThis`: Next loads this module once for each bundle. */
const shared = globalThis as typeof globalThis & { shopRendering?: AsyncLocalStorage<Rendering> }
export function renderings(): AsyncLocalStorage<Rendering> {
  shared.shopRendering ??= new AsyncLocalStorage()
  return shared.shopRendering
}

/** To be called for each statement. */
export function noteQuery(): void {
  const rendering = shared.shopRendering?.getStore()
  if (rendering) rendering.queries += 1
}

/** To be called by a page that counts a view: who gets the page from the cache is counted by it too. */
export function noteView(schematicId: string): void {
  shared.shopRendering?.getStore()?.views.add(schematicId)
}
