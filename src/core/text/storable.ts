/** No text column and no jsonb of Postgres holds NUL; half a surrogate pair is no character in UTF-8. */

/** The text, cut to `most` UTF-16 units, with U+FFFD for what the database does not keep. */
export const storableText = (text: string, most = Number.POSITIVE_INFINITY): string =>
  (text.length > most ? text.slice(0, most) : text).toWellFormed().replaceAll('\0', '\uFFFD')

/** The same for every text and key of what becomes JSON. */
export function storable<Value>(value: Value): Value
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), storable(inner)]))
}
