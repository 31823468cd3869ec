import { SchematicError } from '../errors'
import { AlignedBytes } from './alignedBytes'

/** Blocks of one group: a group of `bits` longs holds exactly this many, so groups can be looked at alone. */
const GROUP = 64
const HOST_IS_LITTLE = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1

/**
 * Reads Litematica's block arrays: palette indices of `bits` bits each, packed low bits first into a stream of longs,
 * running over the borders between longs (unlike the game's own since 1.16). The longs are big-endian in the file.
 * Source: the files themselves, and https://github.com/maruohon/litematica (LitematicaBitArray), read for facts.
 */
export class PackedLongReader {
  readonly #bits: number
  readonly #volume: number
  readonly #take: (group: Uint16Array, from: number, count: number, times: number) => void
  /** The longs of one group, low word first. */
  readonly #words: Uint32Array
  readonly #group = new Uint16Array(GROUP)
  /** A group that crosses two pieces. */
  readonly #carry: Uint8Array<ArrayBuffer>
  #carried = 0
  readonly #aligned = new AlignedBytes()
  #done = 0

  /**
   * `take(indices, from, count, times)`: `times` groups of `count` equal indices, the first for block `from`.
   */
  constructor(
    bits: number,
    volume: number,
    take: (group: Uint16Array, from: number, count: number, times: number) => void,
  ) {
    this.#bits = bits
    this.#volume = volume
    this.#take = take
    this.#words = new Uint32Array(2 * bits)
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
      this.#groups(new Uint32Array(this.#carry.buffer), 1)
      this.#carried = 0
    }
    const groups = Math.floor((bytes.length - at) / groupBytes)
    if (groups > 0) {
      const whole = bytes.subarray(at, at + groups * groupBytes)
      const aligned = this.#aligned.of(whole)
      this.#groups(new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2), groups)
      at += groups * groupBytes
    }
    this.#carry.set(bytes.subarray(at))
    this.#carried = bytes.length - at
  }

  /** Reads what is left. Throws SchematicError('malformed') when blocks are missing. */
  finish(): void {
    if (this.#done < this.#volume && this.#carried > 0) {
      const missing = this.#volume - this.#done
      if (this.#carried * 8 >= missing * this.#bits) {
        this.#carry.fill(0, this.#carried)
        this.#groups(new Uint32Array(this.#carry.buffer), 1)
      }
    }
    if (this.#done < this.#volume) {
      throw new SchematicError('malformed', `has block data for ${this.#done} of ${this.#volume} blocks`)
    }
  }

  #groups(raw: Uint32Array, groups: number): void {
    const bits = this.#bits
    const step = 2 * bits
    const group = this.#group
    let from = 0
    let times = 0
    for (let g = 0; g < groups && this.#done < this.#volume; g++) {
      const at = g * step
      const full = this.#volume - this.#done >= GROUP
      if (times > 0 && full && sameAsBefore(raw, at, step)) {
        times += 1
        this.#done += GROUP
        continue
      }
      if (times > 0) this.#take(group, from, GROUP, times)
      times = 0
      this.#unpack(raw, at)
      from = this.#done
      if (full) {
        times = 1
        this.#done += GROUP
      } else {
        const count = this.#volume - this.#done
        this.#done += count
        this.#take(group, from, count, 1)
      }
    }
    if (times > 0) this.#take(group, from, GROUP, times)
  }

  #unpack(raw: Uint32Array, at: number): void {
    const bits = this.#bits
    const words = this.#words
    const group = this.#group
    for (let k = 0; k < words.length; k++) words[k] = swapped(raw[at + (k ^ 1)] ?? 0)
    const mask = (1 << bits) - 1
    let word = words[0] ?? 0
    let k = 1
    /** Bits of `word` not read yet. */
    let have = 32
    for (let i = 0; i < GROUP; i++) {
      if (have >= bits) {
        group[i] = word & mask
        word >>>= bits
        have -= bits
        continue
      }
      const next = words[k++] ?? 0
      group[i] = (word | (next << have)) & mask
      word = next >>> (bits - have)
      have += 32 - bits
    }
  }
}

function sameAsBefore(raw: Uint32Array, at: number, step: number): boolean {
  for (let k = 0; k < step; k++) if (raw[at + k] !== raw[at + k - step]) return false
  return true
}

function swapped(word: number): number {
  if (!HOST_IS_LITTLE) return word
  return ((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)
}

/** Bits an index takes: enough for the palette, and never less than two. */
export function litematicBits(paletteSize: number): number {
  return Math.max(2, 32 - Math.clz32(Math.max(1, paletteSize) - 1))
}
