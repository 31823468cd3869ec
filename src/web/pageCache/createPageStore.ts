import { LRUCache } from 'lru-cache'
import type { Page } from './sendPage'

/** Milliseconds that a page may be old where nothing told of a change, as of a count. */
const TTL_MS = 3_000
/** Bytes of all pages kept, and of one. */
const MAX_BYTES = 32 * 1024 ** 2
const MAX_PAGE_BYTES = 1024 ** 2

export type CachedPage = { page: Page; views: ReadonlySet<string> }

/** The page itself, compressed, its key, and what holds them. */
const sizeOf = ({ page }: CachedPage, key: string) => Math.ceil(page.body.length * 1.5 + key.length * 2 + 1_000)

/** A few pages for a few seconds, the last used of them. */
export function createPageStore() {
  const entries = new LRUCache<string, CachedPage>({
    ttl: TTL_MS,
    maxSize: MAX_BYTES,
    maxEntrySize: MAX_PAGE_BYTES,
    sizeCalculation: sizeOf,
  })
  /** Grows with each change: a page that was begun before it is not kept. */
  let generation = 0

  return {
    get generation() {
      return generation
    },
    get: (key: string): CachedPage | undefined => entries.get(key),
    /** Keeps a page that was begun in this generation, if it still is this one. */
    keep(key: string, kept: CachedPage, begun: number): void {
      if (begun === generation) entries.set(key, kept)
    },
    /** Something that pages show has changed. */
    forget(): void {
      generation += 1
      entries.clear()
    },
  }
}
