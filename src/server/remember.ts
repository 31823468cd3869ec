/** Answers that many readers may share for a moment. What fails is not kept. */
export type Remember<Value> = (key: string, read: () => Promise<Value>) => Promise<Value>

/**
 * Lets readers who ask the same within `milliseconds` share one answer, and so one look at the database.
 * @param most answers that are kept at a time; the oldest goes first
 */
export function remembering<Value>(milliseconds: number, most: number): Remember<Value> {
  const kept = new Map<string, { until: number; value: Promise<Value> }>()
  return (key, read) => {
    const now = Date.now()
    const known = kept.get(key)
    if (known && known.until > now) return known.value
    const value = read()
    const entry = { until: now + milliseconds, value }
    value.catch(() => {
      if (kept.get(key) === entry) kept.delete(key)
    })
    kept.delete(key)
    kept.set(key, entry)
    if (kept.size > most) kept.delete(kept.keys().next().value ?? '')
    return value
  }
}
