import { SchematicError } from '../errors'
import { MAX_SHIFT_BITS, overlongVarint, unfinishedVarint } from './varints'
import { MAX_TAKEN_BACK } from './varintTail'

const INITIAL_BLOCKS = 64 * 1024

/** Reads Sponge's block data (a varint a block) into palette indices while it passes by. */
export class VarintDecoder {
  readonly #most: number
  #blocks: Uint16Array
  readonly #expected: number
  #excess = 0
  #total = 0
  #value = 0
  #shift = 0

  /** `most`: how many blocks there may be; `expected`: how many there should be, where that is known. */
  constructor(most: number, expected?: number) {
    this.#most = expected ?? most
    this.#expected = expected ?? Number.POSITIVE_INFINITY
    this.#blocks = new Uint16Array(expected ?? INITIAL_BLOCKS)
  }

  /** Values after those of the last block, which are left out. */
  get excess(): number {
    return this.#excess
  }

  data(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const room = this.#expected - this.#total
      if (room <= 0) {
        for (; at < bytes.length; at++) if ((bytes[at] ?? 0) < 0x80) this.#excess += 1
        return
      }
      const end = Math.min(bytes.length, at + room)
      this.#decode(bytes.subarray(at, end))
      at = end
    }
  }

  /** Whether the last `count` values are few enough to be left out: as many as a counter could take back. */
  canTakeBack(count: number): boolean {
    return count <= MAX_TAKEN_BACK
  }

  #decode(bytes: Uint8Array): void {
    this.#makeRoom(this.#total + bytes.length)
    const blocks = this.#blocks
    const room = blocks.length
    let value = this.#value
    let shift = this.#shift
    let total = this.#total
    const end = bytes.length
    for (let at = 0; at < end; at++) {
      if (shift === 0) {
        // Most indices are of one byte: run through them until one is not.
        const stop = Math.min(end, at + room - total)
        while (at < stop) {
          const byte = bytes[at] ?? 0
          if (byte > 0x7f) break
          blocks[total++] = byte
          at++
        }
        if (at === end) break
        if (total === room) throw this.#tooMany()
      }
      const byte = bytes[at] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte > 0x7f) {
        shift += 7
        if (shift > MAX_SHIFT_BITS) throw overlongVarint()
        continue
      }
      if (value < 0 || value > 0xffff) {
        throw new SchematicError('malformed', `has the block index ${value >>> 0}, which no palette can hold`)
      }
      if (total === room) throw this.#tooMany()
      blocks[total++] = value
      value = 0
      shift = 0
    }
    this.#value = value
    this.#shift = shift
    this.#total = total
  }

  /** The palette indices. Throws SchematicError('malformed') in the middle of a varint. */
  finish(): Uint16Array {
    if (this.#shift !== 0) throw unfinishedVarint()
    return this.#total === this.#blocks.length ? this.#blocks : this.#blocks.slice(0, this.#total)
  }

  #makeRoom(blocks: number): void {
    if (blocks <= this.#blocks.length || this.#blocks.length === this.#most) return
    const larger = new Uint16Array(Math.min(this.#most, Math.max(blocks, 2 * this.#blocks.length)))
    larger.set(this.#blocks.subarray(0, this.#total))
    this.#blocks = larger
  }

  #tooMany(): SchematicError {
    return new SchematicError('malformed', `has more than ${this.#blocks.length} blocks in its block data`)
  }
}
