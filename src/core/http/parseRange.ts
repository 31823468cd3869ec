import type { ByteRange } from '../storage/objectStore'

/**
 * The bytes a `Range` header asks for (RFC 9110 §14). One range is served; what is malformed or asks for several is ignored,
 * as the standard allows. Not the package range-parser: version 1 refuses the last 500 bytes of a file that has 400,
 * and version 2 needs Node 22.
 * @returns the range, `undefined` for the whole file, `'unsatisfiable'` where it lies outside
 */
export function parseRange(header: string | null, bytes: number): ByteRange | undefined | 'unsatisfiable' {
  const match = header?.match(/^bytes=(\d*)-(\d*)$/)
  if (!match) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  if (first === '') {
    const suffix = Math.min(Number(last), bytes)
    return suffix === 0 ? 'unsatisfiable' : { start: bytes - suffix, end: bytes - 1 }
  }
  const start = Number(first)
  const end = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (start >= bytes) return 'unsatisfiable'
  return end < start ? undefined : { start, end }
}
