import { gzipSync } from 'node:zlib'

/** Bytes as gzip, without name and date: the same bytes always give the same file. `level` 1 is fast, 9 small. */
export function compressInNode(bytes: Uint8Array, level = 6): Uint8Array {
  return gzipSync(bytes, { level })
}
