/** No text column and no jsonb of Postgres holds NUL; half a surrogate pair is no character in UTF-8. */

/** The text, cut to `most` UTF-16 units, with U+FFFD for what the database does not keep. */
export const toStorableText = (text: string, maxLength = Number.POSITIVE_INFINITY): string =>
  (text.length > maxLength ? text.slice(0, maxLength) : text).toWellFormed().replaceAll('\0', '\uFFFD')

/** The same for every text and key of what becomes JSON. */
export function toStorable<Value>(value: Value): Value
export function toStorable(value: unknown): unknown {
  if (typeof value === 'string') return toStorableText(value)
  if (Array.isArray(value)) return value.map(toStorable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [toStorableText(key), toStorable(inner)]))
}
