import { decodeText } from './text'

const CACHE_SIZE = 8192
const MAX_CACHED_BYTES = 128
const cache = new Array<string>(CACHE_SIZE).fill('')

/** As `decodeText`, for strings met again and again (tag names, ids): by a hash of their bytes. */
export function cachedText(bytes: Uint8Array, from: number, to: number): string {
  const length = to - from
  if (length > MAX_CACHED_BYTES) return decodeText(bytes, from, to)
  let hash = length
  // Long ones mostly begin with the game's own namespace.
  for (let at = length > 16 ? from + 10 : from; at < to; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0
  const slot = (hash ^ (hash >>> 12)) & (CACHE_SIZE - 1)
  const cached = cache[slot] ?? ''
  if (cached.length === length) {
    let i = 0
    while (i < length && cached.charCodeAt(i) === bytes[from + i]) i++
    if (i === length) return cached
  }
  const text = decodeText(bytes, from, to)
  // One letter a byte makes it ASCII: what else there is has fewer letters, or U+FFFD, which no byte equals.
  if (text.length === length) cache[slot] = text
  return text
}
