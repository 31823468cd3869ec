import { compressPieces } from '../inflate/compressInNode'
import type { FormatName } from '../model'
import { FILE_KINDS } from './writeSchematic'
import type { Written } from './written'

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/**
 * The bytes of a file in Node, compressed where the format wants it, made as they are taken. The same file always has
 * the same bytes.
 * @param onPiece told of how many of its `bytes` are made
 */
export function piecesOfFile(written: Written, format: FormatName, onPiece?: (bytes: number) => void): Pieces {
  const pieces = onPiece ? counted(written.pieces(), onPiece) : written.pieces()
  return FILE_KINDS[format].gzip ? compressPieces(pieces, written.bytes) : pieces
}

function* counted(pieces: Iterable<Uint8Array>, onPiece: (bytes: number) => void): Generator<Uint8Array> {
  let bytes = 0
  for (const piece of pieces) {
    yield piece
    bytes += piece.length
    onPiece(bytes)
  }
}
