/** No text column and no jsonb of Postgres holds NUL; half a surrogate pair is no character in UTF-8. */

/** The text, cut to `maxLength` UTF-16 units, with U+FFFD for what Postgres can't store. */
export const toStorableText = (text: string, maxLength = Number.POSITIVE_INFINITY): string =>
  (text.length > maxLength ? text.slice(0, maxLength) : text).toWellFormed().replaceAll('\0', '\uFFFD')

/** The same for every text and key of a JSON value. */
export function toStorable<Value>(value: Value): Value
export function toStorable(value: unknown): unknown {
  if (typeof value === 'string') return toStorableText(value)
  if (Array.isArray(value)) return value.map(toStorable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [toStorableText(key), toStorable(inner)]))
}
