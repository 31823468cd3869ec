import { SchematicError } from '../errors'
import { inflateInBrowser } from '../inflate/browser'
import type { Compression, Inflate } from '../inflate/inflate'
import type { Limits } from '../limits'
import { createPushParser } from '../nbt/pushParser'
import { TAG_COMPOUND } from '../nbt/tags'
import type { CompoundVisitor } from '../nbt/visitors'

export interface ParseOptions {
  readonly limits: Limits
  /** The platform's inflater; the web's own where none is given. */
  readonly inflate?: Inflate
  readonly signal?: AbortSignal
}

export interface ParsedStream {
  readonly compression: Compression | 'none'
  readonly littleEndian: boolean
  /** Bytes of NBT. */
  readonly inflatedBytes: number
  readonly trailingBytes: number
}

const NOTHING = new Uint8Array(0)

/**
 * Runs a file's bytes, gzip, zlib or bare, through the push parser into `root`, one piece at a time.
 *
 * Throws SchematicError for everything that is wrong with the file, and passes on errors of `chunks` as they are.
 */
export async function parseNbtStream(
  chunks: AsyncIterable<Uint8Array>,
  root: CompoundVisitor,
  options: ParseOptions,
): Promise<ParsedStream> {
  const { limits, signal } = options
  const meter = { compressedBytes: 0 }
  const source = metered(chunks, meter)
  const { first, rest } = await peek(source)
  const compression = await recogniseCompression(first)
  const inflated = compression === 'none' ? rest : (options.inflate ?? inflateInBrowser)(rest, compression)
  const parser = createPushParser(root, limits)
  let inflatedBytes = 0
  for await (const piece of inflated) {
    if (signal?.aborted) throw new SchematicError('aborted', 'was stopped before its end')
    inflatedBytes += piece.length
    if (
      compression !== 'none' &&
      inflatedBytes > limits.ratioFreeBytes &&
      inflatedBytes > limits.ratio * meter.compressedBytes
    ) {
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
      throw outOfMemoryAsLimit(error)
    }
  }
  parser.finish()
  return {
    compression,
    littleEndian: parser.littleEndian,
    inflatedBytes,
    trailingBytes: parser.trailing,
  }
}

/** The engine's word for "there is not enough memory for this file". */
export function outOfMemoryAsLimit(error: unknown): unknown {
  if (!(error instanceof RangeError) || !/allocation|array length/i.test(error.message)) return error
  return new SchematicError('limits_exceeded', 'needs more memory than there is', { cause: error })
}

async function recogniseCompression(first: Uint8Array): Promise<Compression | 'none'> {
  const a = first[0] ?? 0
  const b = first[1] ?? 0
  if (first.length === 0) throw new SchematicError('malformed', 'is empty', { offset: 0 })
  if (a === 0x1f && b === 0x8b) return 'gzip'
  if ((a & 0x0f) === 8 && a >> 4 <= 7 && ((a << 8) | b) % 31 === 0) return 'zlib'
  // Bare NBT begins with a compound. Whatever else there is, the parser says what is wrong with it.
  if (a !== TAG_COMPOUND) (await import('./refuseOtherKinds')).refuseOtherKinds(first)
  return 'none'
}

async function* metered(
  chunks: AsyncIterable<Uint8Array>,
  meter: { compressedBytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    meter.compressedBytes += chunk.length
    yield chunk
  }
}

/** The first bytes (at least 4, if there are so many), and the whole stream again. */
async function peek(
  source: AsyncGenerator<Uint8Array>,
): Promise<{ first: Uint8Array; rest: AsyncIterable<Uint8Array> }> {
  let first: Uint8Array = new Uint8Array(0)
  while (first.length < 4) {
    const { done, value } = await source.next()
    if (done) break
    if (first.length === 0) first = value
    else {
      const joined = new Uint8Array(first.length + value.length)
      joined.set(first)
      joined.set(value, first.length)
      first = joined
    }
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    try {
      if (first.length > 0) yield first
      yield* source
    } finally {
      await source.return(undefined)
    }
  }
  return { first, rest: rest() }
}
