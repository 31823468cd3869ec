import { parse } from 'range-parser'
import type { ByteRange } from '../storage/objectStore'

/** Of the answer's bits: the header is malformed. */
const INVALID = 1

/**
 * The bytes a `Range` header asks for (RFC 9110 §14). One range is served; what is malformed or asks for several is
 * ignored, as the standard allows.
 * @returns the range, `undefined` for the whole file, `'unsatisfiable'` where it lies outside
 */
export function parseRange(header: string | null, bytes: number): ByteRange | undefined | 'unsatisfiable' {
  if (header === null) return undefined
  const { code, type, ranges } = parse(bytes, header)
  if (code & INVALID || type !== 'bytes') return undefined
  return ranges.length === 0 ? 'unsatisfiable' : ranges.length === 1 ? ranges[0] : undefined
}
