import { SchematicError } from '../errors'

/** A group of `bits` longs holds exactly this many indices, so groups can be looked at alone. */
const GROUP = 64
/** Indices next to each other are counted as one symbol of up to this many bits: half the steps and more. */
const MAX_SYMBOL_BITS = 14
/** Below this, summing up the symbols would cost more than they save. */
const MANY_BLOCKS = 65_536

/**
 * Counts the indices of a Litematica block array whose width is no power of two, so that they run over the borders
 * between words. See `PackedLongReader` for the order.
 */
export class PackedSymbolCounter {
  readonly #bits: number
  /** Indices that are counted as one, and their bits together. */
  readonly #symbolBits: number
  readonly #volume: number
  readonly #counts: Uint32Array
  /** Adjacent values use different arrays, so that none waits for the other. */
  readonly #lanes: readonly [Uint32Array, Uint32Array]
  readonly #carry: Uint8Array<ArrayBuffer>
  #carried = 0
  #done = 0

  /** `counts`: by index, to be added to; complete after `finish`. */
  constructor(bits: number, volume: number, counts: Uint32Array) {
    const perSymbol = volume < MANY_BLOCKS ? 1 : 2 ** Math.floor(Math.log2(Math.max(1, MAX_SYMBOL_BITS / bits)))
    this.#bits = bits
    this.#symbolBits = bits * perSymbol
    this.#volume = volume
    this.#counts = counts
    this.#lanes = [new Uint32Array(1 << this.#symbolBits), new Uint32Array(1 << this.#symbolBits)]
    this.#carry = new Uint8Array(8 * bits)
  }

  data(bytes: Uint8Array): void {
    const groupBytes = 8 * this.#bits
    let at = 0
    if (this.#carried > 0) {
      at = Math.min(bytes.length, groupBytes - this.#carried)
      this.#carry.set(bytes.subarray(0, at), this.#carried)
      this.#carried += at
      if (this.#carried < groupBytes) return
      this.#groups(this.#carry, 0, 1)
      this.#carried = 0
    }
    const groups = Math.floor((bytes.length - at) / groupBytes)
    this.#groups(bytes, at, groups)
    at += groups * groupBytes
    this.#carry.set(bytes.subarray(at))
    this.#carried = bytes.length - at
  }

  /** Counts what is left. Throws SchematicError('malformed') when blocks are missing. */
  finish(): void {
    const missing = this.#volume - this.#done
    if (missing > 0 && missing < GROUP && this.#carried * 8 >= missing * this.#bits) {
      this.#carry.fill(0, this.#carried)
      this.#some(this.#carry, 0, missing)
    }
    if (this.#done < this.#volume) {
      throw new SchematicError('malformed', `has block data for ${this.#done} of ${this.#volume} blocks`)
    }
    const bits = this.#bits
    const mask = (1 << bits) - 1
    for (const lane of this.#lanes) {
      for (let symbol = 0; symbol < lane.length; symbol++) {
        const count = lane[symbol] ?? 0
        if (count === 0) continue
        for (let bit = 0; bit < this.#symbolBits; bit += bits) {
          const index = (symbol >>> bit) & mask
          this.#counts[index] = (this.#counts[index] ?? 0) + count
        }
      }
    }
  }

  #groups(bytes: Uint8Array, from: number, groups: number): void {
    const groupBytes = 8 * this.#bits
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let g = 0; g < groups && this.#done < this.#volume; ) {
      const at = from + g * groupBytes
      const left = this.#volume - this.#done
      if (left < GROUP) {
        this.#some(bytes, at, left)
        return
      }
      const most = Math.min(groups - g, Math.floor(left / GROUP))
      let times = 1
      while (times < most && isSame(view, at, at + times * groupBytes, groupBytes)) times++
      this.#group(view, at, times)
      this.#done += GROUP * times
      g += times
    }
  }

  /** The symbols of a group that comes so many times. */
  #group(view: DataView, at: number, times: number): void {
    const [even, odd] = this.#lanes
    const width = this.#symbolBits
    const mask = (1 << width) - 1
    const end = at + 8 * this.#bits
    /** What is left of the words before, in the lowest bits, and how many bits that is. */
    let rest = 0
    let have = 0
    for (let long = at; long < end; long += 8) {
      for (let half = 4; half >= 0; half -= 4) {
        const word = view.getInt32(long + half)
        let bit = 0
        if (have > 0) {
          const symbol = (rest | (word << have)) & mask
          odd[symbol] = (odd[symbol] ?? 0) + times
          bit = width - have
        }
        for (; bit + width <= 32; bit += width) {
          const symbol = (word >>> bit) & mask
          even[symbol] = (even[symbol] ?? 0) + times
        }
        have = 32 - bit
        rest = have === 0 ? 0 : word >>> bit
      }
    }
  }

  /** The first `count` indices of a group, one by one. */
  #some(bytes: Uint8Array, at: number, count: number): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let i = 0; i < count; i++) {
      let index = 0
      for (let n = 0; n < this.#bits; n++) {
        const bit = i * this.#bits + n
        const word = view.getInt32(at + 8 * (bit >> 6) + ((bit & 32) === 0 ? 4 : 0))
        index |= ((word >>> (bit & 31)) & 1) << n
      }
      this.#counts[index] = (this.#counts[index] ?? 0) + 1
    }
    this.#done += count
  }
}

function isSame(view: DataView, a: number, b: number, bytes: number): boolean {
  for (let i = 0; i < bytes; i += 4) if (view.getInt32(a + i) !== view.getInt32(b + i)) return false
  return true
}
