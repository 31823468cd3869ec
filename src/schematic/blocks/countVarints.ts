import { SchematicError } from '../errors'
import { longer } from './longer'

const CONTINUES = 0x80808080 | 0
/** Bytes that are counted without looking for words again. */
const DENSE_BYTES = 4_096
const DENSE_COUNTS = 65_536
/** A varint of an int takes at most five bytes. */
const MOST_SHIFT = 28

/**
 * Counts how often each palette index occurs in Sponge's block data (a varint a block) while it passes by; keeps no block.
 *
 * Four one-byte varints make one 32-bit word: words are looked at whole, and runs of equal words, which is what air and stone look
 * like, are counted by their length.
 */
export class VarintCounter {
  /** How often each index occurs; grows with the largest that was met. */
  counts = new Uint32Array(256)
  readonly #limit: number
  readonly #most: number
  readonly #lanes = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)] as const
  #total = 0
  #value = 0
  #shift = 0

  /** `most`: how many blocks there may be. */
  constructor(paletteLimit: number, most: number) {
    this.#limit = Math.max(256, paletteLimit)
    this.#most = most
  }

  data(bytes: Uint8Array): void {
    const end = bytes.length
    const misaligned = -bytes.byteOffset & 3
    const words =
      end - misaligned >= 4
        ? new Uint32Array(bytes.buffer, bytes.byteOffset + misaligned, (end - misaligned) >> 2)
        : new Uint32Array(0)
    let at = 0
    for (;;) {
      // Words are only of use from a word's border on, with no varint open.
      while (at < end && (((at - misaligned) & 3) !== 0 || this.#shift !== 0)) at = this.#slow(bytes, at, at + 1)
      if (end - at < 4) break
      const from = (at - misaligned) >> 2
      const to = this.#fast(words, from)
      this.#total += 4 * (to - from)
      at = misaligned + 4 * to
      if (end - at < 4) break
      // Where large indices are dense, words don't get far: stay with bytes for a while.
      if (to - from < 8 && end - at > DENSE_BYTES) at = this.#dense(bytes, at, Math.min(end, at + DENSE_BYTES))
      else at = this.#slow(bytes, at, Math.min(end, at + (to - from < 8 ? 256 : 4)))
    }
    this.#slow(bytes, at, end)
    if (this.#total > this.#most) throw new SchematicError('limits_exceeded', `has more than ${this.#most} blocks`)
  }

  /** Ends the count: how many blocks there were. Throws SchematicError('malformed') in the middle of a varint. */
  finish(): number {
    if (this.#shift !== 0) throw new SchematicError('malformed', 'has block data that end within a varint')
    for (const lane of this.#lanes) {
      for (let i = 0; i < 256; i++) this.counts[i] = (this.counts[i] ?? 0) + (lane[i] ?? 0)
      lane.fill(0)
    }
    return this.#total
  }

  /** Counts words of four one-byte varints from `from` on; answers the first word that is something else. */
  #fast(words: Uint32Array, from: number): number {
    const [a, b, c, d] = this.#lanes
    const length = words.length
    let at = from
    let last = 0
    let run = 0
    for (; at < length; at++) {
      const word = words[at] ?? 0
      if (word === last && run > 0) {
        run += 1
        continue
      }
      if ((word & CONTINUES) !== 0) break
      if (run > 0) {
        a[last & 255] = (a[last & 255] ?? 0) + run
        b[(last >>> 8) & 255] = (b[(last >>> 8) & 255] ?? 0) + run
        c[(last >>> 16) & 255] = (c[(last >>> 16) & 255] ?? 0) + run
        d[last >>> 24] = (d[last >>> 24] ?? 0) + run
      }
      last = word
      run = 1
    }
    if (run > 0) {
      a[last & 255] = (a[last & 255] ?? 0) + run
      b[(last >>> 8) & 255] = (b[(last >>> 8) & 255] ?? 0) + run
      c[(last >>> 16) & 255] = (c[(last >>> 16) & 255] ?? 0) + run
      d[last >>> 24] = (d[last >>> 24] ?? 0) + run
    }
    return at
  }

  /**
   * Counts varints of one to three bytes that come in no order: each byte is looked at in the same way, whether or not it ends one,
   * since no processor can tell which will. Answers `to`, or the first byte that needs a closer look.
   */
  #dense(bytes: Uint8Array, from: number, to: number): number {
    if (this.counts.length < DENSE_COUNTS) this.counts = longer(this.counts, DENSE_COUNTS - 1)
    const counts = this.counts
    const limit = Math.min(this.#limit, DENSE_COUNTS)
    let value = this.#value
    let shift = this.#shift
    let total = 0
    let at = from
    for (; at < to; at++) {
      const byte = bytes[at] ?? 0
      const next = value | ((byte & 0x7f) << shift)
      if (next >= limit || shift > 14) break
      const continues = byte >> 7
      counts[next] = (counts[next] ?? 0) + 1 - continues
      total += 1 - continues
      value = next & -continues
      shift = (shift + 7) & -continues
    }
    this.#value = value
    this.#shift = shift
    this.#total += total
    return at < to ? this.#slow(bytes, at, at + 1) : to
  }

  /** Counts varints byte by byte; one may be open at the end. Answers `to`. */
  #slow(bytes: Uint8Array, from: number, to: number): number {
    let counts = this.counts
    const limit = this.#limit
    let value = this.#value
    let shift = this.#shift
    let total = 0
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte > 0x7f) {
        shift += 7
        if (shift > MOST_SHIFT) throw new SchematicError('malformed', 'has an over-long varint in its block data')
        continue
      }
      if (value < 0 || value >= limit) {
        throw new SchematicError('malformed', `has the block index ${value >>> 0}, which no palette can hold`)
      }
      if (value >= counts.length) {
        counts = longer(counts, value)
        this.counts = counts
      }
      counts[value] = (counts[value] ?? 0) + 1
      total += 1
      value = 0
      shift = 0
    }
    this.#value = value
    this.#shift = shift
    this.#total += total
    return to
  }
}
