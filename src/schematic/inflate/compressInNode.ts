import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, gzipSync } from 'node:zlib'

/**
 * From so many bytes on, which only structure files have often, a level that is three times as fast and a fifth larger
 * is used.
 */
const LARGE_BYTES = 16 * 1024 * 1024

/** The level for so many bytes. */
export const levelFor = (bytes: number): number => (bytes >= LARGE_BYTES ? 2 : 6)

/** Bytes as gzip, without name and date: the same bytes always give the same file. `level` 1 is fast, 9 small. */
export function compressInNode(bytes: Uint8Array, level = levelFor(bytes.length)): Uint8Array {
  return gzipSync(bytes, { level })
}

/** Bytes of gzip that are made at a time. */
const CHUNK_BYTES = 256 * 1024

/** The same of pieces, of `bytes` bytes in all or about so many. What their maker throws is thrown. */
export async function* compressPieces(pieces: Iterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  const gzip = createGzip({ level: levelFor(bytes), chunkSize: CHUNK_BYTES })
  const feeding = pipeline(Readable.from(pieces), gzip)
  // Reported by the read below.
  feeding.catch(() => undefined)
  yield* gzip
  await feeding
}
