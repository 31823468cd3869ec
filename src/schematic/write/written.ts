import type { Limits } from '../limits'
import type { Warning } from '../model'

type Pieces = Iterable<Uint8Array<ArrayBuffer>>

/** Buffer size of a writer. */
export const PIECE_BYTES = 1024 * 1024

/** Room for blocks in a file that can be read again; what is left is for all else in it. */
export const blockBytesOf = ({ inflatedBytes }: Pick<Limits, 'inflatedBytes'>): number => (inflatedBytes / 32) * 31

/** Blocks that are written at a time: whole longs, however many bits each takes. */
const PIECE_BLOCKS = 1024 * 1024

/** The blocks in order, so many at a time. */
export function* piecesOf(blocks: Uint16Array): Generator<Uint16Array> {
  for (let at = 0; at < blocks.length; at += PIECE_BLOCKS) yield blocks.subarray(at, at + PIECE_BLOCKS)
}

/** A file as NBT, generated on iteration, and what it could not represent. */
export class Written {
  /** About so many bytes it will have. */
  readonly bytes: number
  readonly losses: readonly Warning[]
  readonly #write: () => Pieces

  constructor(bytes: number, losses: readonly Warning[], write: () => Pieces) {
    this.bytes = bytes
    this.losses = losses
    this.#write = write
  }

  /**
   * The file from its beginning, in pieces of about a MiB, not compressed: see `compressInNode`.
   * Throws SchematicError('cannot_write') where it comes to something that NBT has no room for.
   */
  pieces(): Pieces {
    return this.#write()
  }

  /** All of it at once. Throws as `pieces` does. */
  get nbt(): Uint8Array<ArrayBuffer> {
    return joinPieces([...this.pieces()])
  }

  /** The same file, of which more is lost. */
  withLosses(losses: readonly Warning[]): Written {
    return new Written(this.bytes, losses, this.#write)
  }
}

function joinPieces(pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [only] = pieces
  if (only !== undefined && pieces.length === 1) return only
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}

/** Collects losses, once per kind. */
export class Losses {
  readonly #losses = new Map<string, { code: string; message: string; count: number }>()

  add(code: string, message: string, count = 1): void {
    if (count === 0) return
    const known = this.#losses.get(code)
    if (known === undefined) this.#losses.set(code, { code, message, count })
    else known.count += count
  }

  toWarnings(): Warning[] {
    return [...this.#losses.values()]
  }
}
