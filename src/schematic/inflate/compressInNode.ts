import { gzipSync } from 'node:zlib'

/** Above so many bytes, which only structure files have often, a level that is three times as fast and a fifth larger is used. */
const LARGE_BYTES = 16 * 1024 * 1024

export const levelFor = (bytes: number): number => (bytes > LARGE_BYTES ? 2 : 6)

/** Bytes as gzip, without name and date: the same bytes always give the same file. `level` 1 is fast, 9 small. */
export function compressInNode(bytes: Uint8Array, level = levelFor(bytes.length)): Uint8Array {
  return gzipSync(bytes, { level })
}
