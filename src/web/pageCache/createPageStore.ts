import { LRUCache } from 'lru-cache'
import type { Page } from './sendPage'

/** Milliseconds that a page may be stale if nothing notified us of a change, such as a count. */
const TTL_MS = 3_000
/** Bytes of all cached pages, and of one. */
const MAX_BYTES = 32 * 1024 ** 2
const MAX_PAGE_BYTES = 1024 ** 2

export type CachedPage = { page: Page; views: ReadonlySet<string> }

/** The page, its compressed forms, its key and some overhead. */
const sizeOf = ({ page }: CachedPage, key: string) => Math.ceil(page.body.length * 1.5 + key.length * 2 + 1_000)

/** Caches recently used pages for a few seconds. */
export function createPageStore() {
  const entries = new LRUCache<string, CachedPage>({
    ttl: TTL_MS,
    maxSize: MAX_BYTES,
    maxEntrySize: MAX_PAGE_BYTES,
    sizeCalculation: sizeOf,
  })
  /** Incremented on each change: a page begun before it is not cached. */
  let generation = 0

  return {
    get generation() {
      return generation
    },
    get: (key: string): CachedPage | undefined => entries.get(key),
    /** Caches a page, unless something has changed since its rendering began. */
    keep(key: string, kept: CachedPage, begun: number): void {
      if (begun === generation) entries.set(key, kept)
    },
    /** Call when something that pages show has changed. */
    forget(): void {
      generation += 1
      entries.clear()
    },
  }
}
