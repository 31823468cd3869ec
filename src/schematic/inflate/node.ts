import { createGunzip, createInflate, gunzipSync, inflateSync } from 'node:zlib'
import { SchematicError } from '../errors'
import type { Compression } from './inflate'

/** Bytes of inflated data a piece: half of it takes a seventh longer, twice of it wins little. */
const PIECE_BYTES = 256 * 1024

/** Files up to this size are inflated at once: setting up a stream costs more than all the rest of most of them. */
const SMALL_BYTES = 64 * 1024
/** What a small file may inflate to at once; those that hold more, as bombs do, go through a stream piece by piece. */
const SMALL_INFLATED_BYTES = 1024 * 1024
/** For a small file that does not say what it inflates to, or says nothing that can be. */
const SMALL_PIECE_BYTES = 64 * 1024
/** The last bytes of gzip say how much there is inflated. Source: RFC 1952, 2.3.1 */
const GZIP_SIZE_BYTES = 4
/** Deflate can't do better. */
const MAX_INFLATED_PER_BYTE = 1_032
/** Smaller buffers are left to the garbage collector. */
const WORTH_FREEING_BYTES = 16 * 1024

/** Inflates with Node's zlib; all but small files off the JavaScript thread. See `Inflate` for the contract. */
export async function* inflateInNode(
  chunks: AsyncIterable<Uint8Array>,
  compression: Compression,
): AsyncGenerator<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  try {
    let bytes = 0
    while (bytes <= SMALL_BYTES) {
      const { done, value } = await source.next()
      if (done) {
        const [only = Buffer.alloc(0), ...others] = first
        const whole = inflateWhole(others.length === 0 ? only : Buffer.concat(first), compression)
        if (whole === undefined) break
        yield whole
        free(whole.buffer)
        return
      }
      first.push(value)
      bytes += value.length
    }
    yield* inflateStream(afterwards(first, source), compression)
  } finally {
    await source.return?.()
  }
}

/** The whole of a small file; undefined where it inflates to more than is taken at once. */
function inflateWhole(bytes: Uint8Array, compression: Compression): Uint8Array | undefined {
  const announced = compression === 'gzip' ? announcedBytes(bytes) : undefined
  if (announced !== undefined && announced > SMALL_INFLATED_BYTES) return undefined
  try {
    return (compression === 'gzip' ? gunzipSync : inflateSync)(bytes, {
      // With room for one byte more than there is, one step does it.
      chunkSize: announced === undefined ? SMALL_PIECE_BYTES : Math.max(1024, announced + 1),
      maxOutputLength: SMALL_INFLATED_BYTES,
    })
  } catch {
    // What is damaged only further on is told like in a large file: what comes before is looked at first.
    return undefined
  }
}

/** What a gzip file says that it inflates to, where its size makes that possible: nothing is taken on trust. */
function announcedBytes(bytes: Uint8Array): number | undefined {
  if (bytes.length < GZIP_SIZE_BYTES) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const announced = view.getUint32(bytes.length - GZIP_SIZE_BYTES, true)
  return announced <= MAX_INFLATED_PER_BYTE * bytes.length ? announced : undefined
}

/**
 * Gives back the memory of what is done with. Left to the garbage collector, pieces of a quarter of a mebibyte make it
 * go through everything again and again, which takes longer than inflating.
 */
function free(buffer: ArrayBufferLike): void {
  // What Node's buffers share is never larger than its pool.
  if (buffer.byteLength < Math.max(WORTH_FREEING_BYTES, Buffer.poolSize + 1) || !(buffer instanceof ArrayBuffer)) return
  // Node 20 has no way to.
  buffer.transfer?.(0)
}

/** The chunks that were taken, and those still to come. */
async function* afterwards(
  taken: readonly Uint8Array[],
  source: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* taken
  for (;;) {
    const { done, value } = await source.next()
    if (done) return
    yield value
  }
}

async function* inflateStream(chunks: AsyncIterable<Uint8Array>, compression: Compression): AsyncGenerator<Uint8Array> {
  const inflater = (compression === 'gzip' ? createGunzip : createInflate)({ chunkSize: PIECE_BYTES })
  let sourceFailed = false
  let sourceError: unknown
  /** Goes on once the inflater has room again, or is gone. */
  let goOn: () => void = () => {}
  inflater.on('drain', () => goOn())
  inflater.on('close', () => goOn())
  const feeding = feed()

  async function feed(): Promise<void> {
    try {
      for await (const chunk of chunks) {
        if (inflater.destroyed) return
        if (!inflater.write(chunk)) {
          await new Promise<void>((resolve) => {
            goOn = resolve
          })
        }
        if (inflater.destroyed) return
      }
      inflater.end()
    } catch (error) {
      if (inflater.destroyed) return
      sourceFailed = true
      sourceError = error
      inflater.destroy()
    }
  }

  try {
    for await (const piece of inflater) {
      yield piece
      // zlib goes on in the same buffer until it is full.
      if (piece.byteOffset + piece.length === piece.buffer.byteLength) free(piece.buffer)
    }
  } catch (error) {
    if (sourceFailed) throw sourceError
    throw new SchematicError('malformed', 'its compressed data is damaged or cut short', { cause: error })
  } finally {
    inflater.destroy()
    await feeding
  }
}
