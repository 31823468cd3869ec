import { SchematicError } from '../errors'
import { TAG_BYTE, TAG_INT, TAG_LONG, TAG_SHORT } from '../nbt/tags'
import type { ArrayVisitor } from '../nbt/visitors'
import type { FirstCells } from './firstCells'
import { wholeNumbers } from './wholeNumbers'

const HOST_IS_LITTLE = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1

/**
 * One of the two layers of a Bedrock structure: an int a block, -1 for none, in x-y-z order (z runs fastest). Counts
 * the indices and, where they are to be kept, keeps them as index + 1, still in the file's order.
 * Source: https://learn.microsoft.com/minecraft/creator (mcstructure), and the files themselves.
 */
export class BedrockLayer implements ArrayVisitor {
  readonly kind = 'array'
  /** How often each palette index occurs. */
  readonly counts: Uint32Array
  readonly #keep: boolean
  readonly #cells: FirstCells | undefined
  readonly #maxBlocks: number
  #indices = new Uint16Array(0)
  #length = 0
  #none = 0
  #excess = 0
  #elementType = TAG_INT
  #littleEndian = true
  readonly #expected: number

  /** `expected`: cells of the structure, where its size is known; `cells`: where to note cells, in the file's order. */
  constructor(options: {
    keep: boolean
    maxBlocks: number
    expected?: number | undefined
    maxPalette: number
    cells: FirstCells | undefined
  }) {
    this.#cells = options.cells
    this.#expected = options.expected ?? Number.POSITIVE_INFINITY
    this.#keep = options.keep
    this.#maxBlocks = options.maxBlocks
    // One index less than elsewhere: index + 1 has to fit 16 bits.
    this.counts = new Uint32Array(Math.min(options.maxPalette, 65_535))
  }

  get keeps(): boolean {
    return this.#keep
  }

  /** Cells read. */
  get length(): number {
    return this.#length
  }

  /** Cells without a block. */
  get none(): number {
    return this.#none
  }

  /** Indices after those of the last cell, which are left out. */
  get excess(): number {
    return this.#excess
  }

  begin(elementType: number, count: number, littleEndian: boolean): void {
    if (count > this.#maxBlocks) {
      throw new SchematicError('limits_exceeded', `has ${count} blocks, more than ${this.#maxBlocks}`)
    }
    if (![TAG_BYTE, TAG_SHORT, TAG_INT, TAG_LONG].includes(elementType) && count > 0) {
      throw new SchematicError('malformed', 'has block indices that are not whole numbers')
    }
    this.#elementType = elementType
    this.#littleEndian = littleEndian
    this.#length = 0
    this.#none = 0
    this.#excess = 0
    if (this.#keep) this.#indices = new Uint16Array(Math.min(count, this.#expected))
  }

  data(bytes: Uint8Array): void {
    const all = hostInts(bytes, this.#elementType, this.#littleEndian)
    const ints = all.subarray(0, this.#expected - this.#length)
    this.#excess += all.length - ints.length
    const counts = this.counts
    const limit = counts.length
    const keep = this.#keep
    const cells = this.#cells
    const kept = this.#indices
    let length = this.#length
    for (let i = 0; i < ints.length; ) {
      const index = ints[i] ?? 0
      let end = i + 1
      while (end < ints.length && ints[end] === index) end++
      if (index === -1) this.#none += end - i
      else if (index >= 0 && index < limit) {
        counts[index] = (counts[index] ?? 0) + end - i
        if (cells?.open[index]) cells.note(index, length, end - i)
        if (keep) kept.fill(index + 1, length, length + end - i)
      } else throw new SchematicError('malformed', `has the block index ${index}, which no palette can hold`)
      length += end - i
      i = end
    }
    this.#length = length
  }

  /** The kept indices in y-z-x order, each one higher than in the file; 0 where there is no block. */
  inModelOrder(width: number, height: number, length: number): Uint16Array {
    const blocks = new Uint16Array(width * height * length)
    let from = 0
    for (let x = 0; x < width; x++) {
      for (let y = 0; y < height; y++) {
        let to = y * length * width + x
        for (let z = 0; z < length; z++) {
          blocks[to] = this.#indices[from++] ?? 0
          to += width
        }
      }
    }
    return blocks
  }
}

/** The bytes as ints of this machine: a view where byte order and alignment allow. */
function hostInts(bytes: Uint8Array, elementType: number, littleEndian: boolean): Int32Array {
  if (elementType !== TAG_INT) return wholeNumbers(bytes, elementType, littleEndian)
  if (littleEndian === HOST_IS_LITTLE) {
    const aligned = (bytes.byteOffset & 3) === 0 ? bytes : new Uint8Array(bytes)
    return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2)
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Int32Array.from({ length: bytes.length >> 2 }, (_, i) => view.getInt32(4 * i, littleEndian))
}
