import { SchematicError } from '../errors'
import { inflateInBrowser } from '../inflate/browser'
import type { Compression, Inflate } from '../inflate/inflate'
import type { Limits } from '../limits'
import { joinBytes } from '../nbt/joinBytes'
import { PushParser } from '../nbt/pushParser'
import { TAG_COMPOUND } from '../nbt/tags'
import type { CompoundVisitor } from '../nbt/visitors'

export interface ParseOptions {
  readonly limits: Limits
  /** The platform's inflater; the web's own where none is given. */
  readonly inflate?: Inflate
  readonly signal?: AbortSignal
}

const NOTHING: Uint8Array = new Uint8Array(0)

/** Bytes needed to detect the kind of file. */
const MAX_MAGIC_BYTES = 4
/** Maximum first byte of the root name's length: it is short, in either byte order. */
const MAX_NAME_HIGH_BYTE = 127

/**
 * Parses a file's bytes (gzip, zlib or uncompressed) into `root` as a stream. Returns how many bytes followed the NBT.
 *
 * Throws SchematicError for anything wrong with the file; errors of `chunks` are passed on.
 */
export async function parseNbtStream(
  chunks: AsyncIterable<Uint8Array>,
  root: CompoundVisitor,
  { limits, signal, inflate = inflateInBrowser }: ParseOptions,
): Promise<number> {
  let compressedBytes = 0
  async function* metered(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      compressedBytes += chunk.length
      yield chunk
    }
  }
  const source = metered()
  let first = NOTHING
  while (first.length < MAX_MAGIC_BYTES) {
    const { done, value } = await source.next()
    if (done) break
    first = joinBytes(first, value)
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      yield first
      yield* source
    } finally {
      await source.return(undefined)
    }
  }
  const compression = await detectCompression(first)
  const parser = new PushParser(root, limits)
  let inflatedBytes = 0
  for await (const piece of compression === undefined ? whole() : inflate(whole(), compression)) {
    // Something else may be inside; unpacking twice would make decompression bombs cheap.
    if (inflatedBytes === 0 && compression !== undefined && piece[0] !== TAG_COMPOUND) await rejectOtherFormat(piece)
    if (signal?.aborted) throw new SchematicError('aborted', 'was stopped before it was done')
    inflatedBytes += piece.length
    if (inflatedBytes > limits.ratioFreeBytes && inflatedBytes > limits.ratio * compressedBytes) {
      throw new SchematicError('limits_exceeded', `inflates to more than ${limits.ratio} times its size`, {
        offset: inflatedBytes,
      })
    }
    try {
      parser.feed(piece)
      while (parser.waiting !== undefined) {
        await parser.waiting
        parser.feed(NOTHING)
      }
    } catch (error) {
      throw withMemoryLimitError(error)
    }
  }
  parser.finish()
  return parser.trailing
}

/** Converts the JavaScript engine's out-of-memory error to a SchematicError. */
export function withMemoryLimitError(error: unknown): unknown {
  if (!(error instanceof RangeError) || !/allocation|array length/i.test(error.message)) return error
  return new SchematicError('limits_exceeded', 'needs more memory than is available', { cause: error })
}

/** Undefined for bare NBT. */
async function detectCompression(first: Uint8Array): Promise<Compression | undefined> {
  const [a = 0, b = 0] = first
  if (first.length === 0) throw new SchematicError('malformed', 'is empty', { offset: 0 })
  if (a === 0x1f && b === 0x8b) return 'gzip'
  if ((a & 0x0f) === 8 && a >> 4 <= 7 && ((a << 8) | b) % 31 === 0) return 'zlib'
  // NBT starts with a compound. The parser reports anything else.
  if (a !== TAG_COMPOUND || b > MAX_NAME_HIGH_BYTE) await rejectOtherFormat(first)
  return undefined
}

async function rejectOtherFormat(first: Uint8Array): Promise<void> {
  const { rejectOtherFormats } = await import('./rejectOtherFormats')
  rejectOtherFormats(first)
}
