import { LRUCache } from 'lru-cache'

/** A short-lived cache of shared answers. Errors are not cached. */
export type TtlCache<Value> = (key: string, read: () => Promise<Value>) => Promise<Value>

/**
 * Callers with the same key within `ttlMs` share one answer, and so one query.
 * @param max answers that are kept at a time; the one that was asked for longest ago goes first
 */
export function createTtlCache<Value>(ttlMs: number, max: number): TtlCache<Value> {
  const kept = new LRUCache<string, Promise<Value>>({ max, ttl: ttlMs })
  return (key, read) => {
    const known = kept.get(key)
    if (known) return known
    const value = read()
    kept.set(key, value)
    value.catch(() => {
      if (kept.peek(key) === value) kept.delete(key)
    })
    return value
  }
}
