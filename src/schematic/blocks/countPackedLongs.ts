import { SchematicError } from '../errors'
import { AlignedBytes } from './alignedBytes'
import { PackedSymbolCounter } from './countPackedSymbols'

const HOST_IS_LITTLE = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1

/**
 * Counts how often each palette index occurs in Litematica's packed longs while they pass by; keeps no block.
 *
 * Indices of 2, 4, 8 or 16 bits never run over a word's border, so their order does not matter and whole words are counted as
 * they are, runs of equal ones by their length. Others go through `PackedSymbolCounter`.
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
  /** By byte, for 8 bits and less; by half word for 16. */
  readonly #lanes: readonly Uint32Array[]
  readonly #carry = new Uint8Array(8)
  readonly #aligned = new AlignedBytes()
  #carried = 0

  constructor(bits: number, volume: number) {
    this.#bits = bits
    const counts = new Uint32Array(1 << bits)
    this.counts = counts
    const perLong = 64 / bits
    const whole = Math.floor(volume / perLong)
    this.#wordBytesLeft = 8 * whole
    this.#inLastLong = volume - whole * perLong
    if (32 % bits === 0) {
      this.#lanes = bits === 16 ? [counts] : Array.from({ length: 4 }, () => new Uint32Array(256))
      return
    }
    this.#lanes = []
    this.#symbols = new PackedSymbolCounter(bits, volume, counts)
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
      const part = bytes.subarray(0, whole)
      const aligned = this.#aligned.of(part)
      const words = new Uint32Array(aligned.buffer, aligned.byteOffset, whole >> 2)
      if (this.#bits === 16) this.#countHalves(words)
      else this.#countBytes(words)
      this.#wordBytesLeft -= whole
    }
    if (whole < bytes.length && this.#lastFilled === 0) {
      this.#lastLong.set(bytes.subarray(whole, whole + 8))
      this.#lastFilled = 8
    }
  }

  #countBytes(words: Uint32Array): void {
    const [a, b, c, d] = this.#lanes
    if (a === undefined || b === undefined || c === undefined || d === undefined) return
    const length = words.length
    let last = words[0] ?? 0
    let run = 0
    for (let at = 0; at < length; at++) {
      const word = words[at] ?? 0
      if (word === last) {
        run += 1
        continue
      }
      a[last & 255] = (a[last & 255] ?? 0) + run
      b[(last >>> 8) & 255] = (b[(last >>> 8) & 255] ?? 0) + run
      c[(last >>> 16) & 255] = (c[(last >>> 16) & 255] ?? 0) + run
      d[last >>> 24] = (d[last >>> 24] ?? 0) + run
      last = word
      run = 1
    }
    a[last & 255] = (a[last & 255] ?? 0) + run
    b[(last >>> 8) & 255] = (b[(last >>> 8) & 255] ?? 0) + run
    c[(last >>> 16) & 255] = (c[(last >>> 16) & 255] ?? 0) + run
    d[last >>> 24] = (d[last >>> 24] ?? 0) + run
  }

  #countHalves(words: Uint32Array): void {
    const counts = this.counts
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? 0
      const one = HOST_IS_LITTLE ? ((word & 0xff) << 8) | ((word >>> 8) & 0xff) : word & 0xffff
      const two = HOST_IS_LITTLE ? ((word >>> 8) & 0xff00) | (word >>> 24) : word >>> 16
      counts[one] = (counts[one] ?? 0) + 1
      counts[two] = (counts[two] ?? 0) + 1
    }
  }

  /** Bytes into the indices they hold: one of 8 bits, two of 4, four of 2. */
  #sumLanes(): void {
    const bits = this.#bits
    if (bits === 16) return
    const mask = (1 << bits) - 1
    for (const lane of this.#lanes) {
      lane.forEach((count, byte) => {
        if (count === 0) return
        for (let bit = 0; bit < 8; bit += bits) {
          const index = (byte >>> bit) & mask
          this.counts[index] = (this.counts[index] ?? 0) + count
        }
      })
    }
  }
}
