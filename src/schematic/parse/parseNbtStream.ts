import { SchematicError } from '../errors'
import { inflateInBrowser } from '../inflate/browser'
import type { Compression, Inflate } from '../inflate/inflate'
import type { Limits } from '../limits'
import { PushParser } from '../nbt/pushParser'
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

/** Kinds of file that people take for schematics, by their first bytes. */
const OTHER_KINDS: readonly { readonly magic: readonly number[]; readonly name: string }[] = [
  { magic: [0x50, 0x4b, 0x03, 0x04], name: 'a zip archive: unpack it and send the schematic inside' },
  { magic: [0x52, 0x61, 0x72, 0x21], name: 'a rar archive: unpack it and send the schematic inside' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], name: 'a 7z archive: unpack it and send the schematic inside' },
  { magic: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG picture' },
  { magic: [0xff, 0xd8, 0xff], name: 'a JPEG picture' },
  { magic: [0x25, 0x50, 0x44, 0x46], name: 'a PDF document' },
  { magic: [0x0a, 0xe5, 0xbb, 0x36], name: 'a blueprint of Axiom: export it there as .schem' },
  { magic: [0x42, 0x44, 0x40], name: 'a BDX file of FastBuilder: save it as .mcstructure' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], name: 'compressed with Zstandard: unpack it and send the schematic inside' },
  { magic: [0xfd, 0x37, 0x7a, 0x58], name: 'compressed with xz: unpack it and send the schematic inside' },
  { magic: [0x3c], name: 'a web page or XML: the link may lead to a page about the schematic' },
  { magic: [0x7b], name: 'text, not NBT' },
]

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
  const compression = recogniseCompression(first)
  const inflated = compression === 'none' ? rest : (options.inflate ?? inflateInBrowser)(rest, compression)
  const parser = new PushParser(root, limits)
  let inflatedBytes = 0
  for await (const piece of inflated) {
    // Unpacking what was packed twice would let nothing cost anything.
    if (inflatedBytes === 0 && compression !== 'none' && piece[0] === 0x1f && piece[1] === 0x8b) {
      throw new SchematicError('not_a_schematic', 'is compressed twice: unpack it once', { offset: 0 })
    }
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

function recogniseCompression(first: Uint8Array): Compression | 'none' {
  const a = first[0] ?? 0
  const b = first[1] ?? 0
  if (first.length === 0) throw new SchematicError('malformed', 'is empty', { offset: 0 })
  if (a === 0x1f && b === 0x8b) return 'gzip'
  if ((a & 0x0f) === 8 && a >> 4 <= 7 && ((a << 8) | b) % 31 === 0) return 'zlib'
  for (const { magic, name } of OTHER_KINDS) {
    if (magic.every((byte, i) => first[i] === byte)) {
      throw new SchematicError('not_a_schematic', `is ${name}`, { offset: 0 })
    }
  }
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
