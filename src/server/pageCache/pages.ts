import type { Page } from './sendPage'

/** Milliseconds that a page may be old where nothing told of a change, as of a count. */
const LIFE = 3_000
/** Bytes of all pages kept, and of one. */
const MOST_BYTES = 32 * 1024 ** 2
const LARGEST = 1024 ** 2

export type Kept = { page: Page; views: ReadonlySet<string> }
type Entry = Kept & { until: number; bytes: number }

/** A few pages for a few seconds, the last used of them. */
export function makePages() {
  const entries = new Map<string, Entry>()
  let bytes = 0
  /** Grows with each change: a page that was begun before it is not kept. */
  let generation = 0

  const drop = (key: string) => {
    bytes -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }
  return {
    get generation() {
      return generation
    },
    get(key: string): Kept | undefined {
      const entry = entries.get(key)
      if (!entry) return undefined
      drop(key)
      if (entry.until <= Date.now()) return undefined
      entries.set(key, entry)
      bytes += entry.bytes
      return entry
    },
    /** Keeps a page that was begun in this generation, if it still is this one. */
    keep(key: string, kept: Kept, begun: number): void {
      // The page itself, compressed, its key, and what holds them.
      const size = kept.page.body.length * 1.5 + key.length * 2 + 1_000
      if (begun !== generation || size > LARGEST) return
      drop(key)
      entries.set(key, { ...kept, until: Date.now() + LIFE, bytes: size })
      bytes += size
      for (const oldest of entries.keys()) {
        if (bytes <= MOST_BYTES) break
        drop(oldest)
      }
    },
    /** Something that pages show has changed. */
    forget(): void {
      generation += 1
      entries.clear()
      bytes = 0
    },
  }
}
