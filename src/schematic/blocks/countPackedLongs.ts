import { SchematicError } from '../errors'
import { PackedSymbolCounter } from './countPackedSymbols'
import { acquireLanes, type Lanes, releaseLanes } from './lanes'
import { endOfRun } from './runs'

/**
 * Counts how often each palette index occurs in Litematica's packed longs as a stream, without keeping blocks.
 *
 * Indices of 2, 4, 8 or 16 bits never cross a word boundary, so order does not matter and whole words are counted,
 * equal ones by run length. Others go through `PackedSymbolCounter`.
 */
export class PackedLongCounter {
  /** How often each index occurs; 2^bits long. */
  readonly counts: Uint32Array
  readonly #bits: number
  readonly #symbols: PackedSymbolCounter | undefined
  /** Bytes that hold whole longs of nothing but blocks; the last long may hold less. */
  #wordBytesLeft: number
  readonly #lastLong = new Uint8Array(8)
  #lastFilled = 0
  readonly #inLastLong: number
  /** By the bytes of a word, for 8 bits and less. */
  #lanes: Lanes | undefined
  readonly #carry = new Uint8Array(8)
  #carried = 0

  constructor(bits: number, volume: number) {
    this.#bits = bits
    const counts = new Uint32Array(1 << bits)
    this.counts = counts
    const perLong = 64 / bits
    const whole = Math.floor(volume / perLong)
    this.#wordBytesLeft = 8 * whole
    this.#inLastLong = volume - whole * perLong
    if (32 % bits !== 0) this.#symbols = new PackedSymbolCounter(bits, volume, counts)
  }

  data(bytes: Uint8Array): void {
    if (this.#symbols !== undefined) {
      this.#symbols.data(bytes)
      return
    }
    let at = 0
    if (this.#carried > 0) {
      at = Math.min(bytes.length, 8 - this.#carried)
      this.#carry.set(bytes.subarray(0, at), this.#carried)
      this.#carried += at
      if (this.#carried < 8) return
      this.#carried = 0
      this.#longs(this.#carry)
    }
    const whole = (bytes.length - at) & ~7
    this.#longs(bytes.subarray(at, at + whole))
    this.#carry.set(bytes.subarray(at + whole))
    this.#carried = bytes.length - at - whole
  }

  /** Ends the count. Throws SchematicError('malformed') when blocks are missing. */
  finish(): void {
    if (this.#symbols !== undefined) {
      this.#symbols.finish()
      return
    }
    if (this.#wordBytesLeft > 0 || (this.#inLastLong > 0 && this.#lastFilled === 0)) {
      throw new SchematicError('malformed', 'has block data for fewer blocks than there is room for')
    }
    this.#sumLanes()
    const view = new DataView(this.#lastLong.buffer)
    const mask = (1 << this.#bits) - 1
    for (let i = 0; i < this.#inLastLong; i++) {
      const bit = i * this.#bits
      const word = view.getUint32(bit < 32 ? 4 : 0)
      const index = (word >>> (bit & 31)) & mask
      this.counts[index] = (this.counts[index] ?? 0) + 1
    }
  }

  /** Whole longs. */
  #longs(bytes: Uint8Array): void {
    const whole = Math.min(bytes.length, this.#wordBytesLeft)
    if (whole > 0) {
      const view = new DataView(bytes.buffer, bytes.byteOffset, whole)
      if (this.#bits === 16) this.#countHalves(view)
      else this.#countBytes(view)
      this.#wordBytesLeft -= whole
    }
    if (whole < bytes.length && this.#lastFilled === 0) {
      this.#lastLong.set(bytes.subarray(whole, whole + 8))
      this.#lastFilled = 8
    }
  }

  #countBytes(view: DataView): void {
    const lanes = this.#lanes ?? acquireLanes()
    this.#lanes = lanes
    const [a, b, c, d] = lanes
    const last = view.byteLength - 4
    for (let at = 0; at <= last; ) {
      const first = at
      const word = view.getInt32(at)
      at += 4
      if (at <= last && view.getInt32(at) === word) at = endOfRun(view, at + 4, last, word)
      const run = (at - first) >> 2
      a[word >>> 24] = (a[word >>> 24] ?? 0) + run
      b[(word >>> 16) & 255] = (b[(word >>> 16) & 255] ?? 0) + run
      c[(word >>> 8) & 255] = (c[(word >>> 8) & 255] ?? 0) + run
      d[word & 255] = (d[word & 255] ?? 0) + run
    }
  }

  #countHalves(view: DataView): void {
    const counts = this.counts
    for (let at = 0; at < view.byteLength; at += 2) {
      const index = view.getUint16(at)
      counts[index] = (counts[index] ?? 0) + 1
    }
  }

  /** Bytes into the indices they hold: one of 8 bits, two of 4, four of 2. */
  #sumLanes(): void {
    const bits = this.#bits
    if (this.#lanes === undefined) return
    const mask = (1 << bits) - 1
    for (const lane of this.#lanes) {
      for (let byte = 0; byte < 256; byte++) {
        const count = lane[byte] ?? 0
        if (count === 0) continue
        for (let bit = 0; bit < 8; bit += bits) {
          const index = (byte >>> bit) & mask
          this.counts[index] = (this.counts[index] ?? 0) + count
        }
      }
    }
    releaseLanes(this.#lanes)
    this.#lanes = undefined
  }
}
