import { createGzip } from 'node:zlib'
import { levelFor } from '../inflate/compressInNode'
import { withBar } from './progressBar'

const PIECE_BYTES = 1024 * 1024

/** Bytes as gzip, piece by piece with a bar. The same bytes always give the same file. */
export async function compressWithBar(bytes: Uint8Array): Promise<Uint8Array> {
  return await withBar('compressing', async (set) => {
    const gzip = createGzip({ level: levelFor(bytes.length) })
    const feeding = feed()
    const pieces: Uint8Array[] = []
    for await (const piece of gzip) pieces.push(piece)
    await feeding
    return Buffer.concat(pieces)

    async function feed(): Promise<void> {
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        await new Promise<void>((resolve, reject) => {
          gzip.write(bytes.subarray(at, at + PIECE_BYTES), (error) => (error ? reject(error) : resolve()))
        })
        set(at / bytes.length)
      }
      gzip.end()
    }
  })
}
