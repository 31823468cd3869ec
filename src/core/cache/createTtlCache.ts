import { LRUCache } from 'lru-cache'

/** Answers that many readers may share for a moment. What fails is not kept. */
export type TtlCache<Value> = (key: string, read: () => Promise<Value>) => Promise<Value>

/**
 * Lets readers who ask the same within `ttlMs` share one answer, and so one look at the database.
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
