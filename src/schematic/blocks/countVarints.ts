import { SchematicError } from '../errors'
import { growCounts } from './growCounts'
import { acquireLanes, type Lanes, releaseLanes } from './lanes'
import { endOfRun } from './runs'
import { MAX_SHIFT_BITS, overlongVarint, unfinishedVarint } from './varints'
import { VarintTail } from './varintTail'

const CONTINUES = 0x80808080 | 0
/** Consecutive long varints after which bytes are counted without looking for words. */
const MANY_LONG = 128
/** Bytes counted that way before looking for words again. */
const DENSE_BYTES = 16_384
const DENSE_COUNTS = 65_536
/** Less than that is counted byte by byte. */
const WORTH_LANES = 512

/**
 * Counts how often each palette index occurs in Sponge's block data (a varint per block) as a stream, without keeping
 * blocks.
 *
 * Four one-byte varints make one 32-bit word, and runs of equal words, as air and stone produce, are counted by length.
 */
export class VarintCounter {
  /** How often each index occurs; grows with the largest that was met. */
  counts = new Uint32Array(256)
  readonly #limit: number
  readonly #most: number
  #lanes: Lanes | undefined
  readonly #expected: number
  readonly #tail: VarintTail | undefined
  #excess = 0
  #total = 0
  #value = 0
  #shift = 0
  /** Whether long varints were met one after the other. */
  #isDense = false

  /** `most`: how many blocks there may be; `expected`: how many there should be, where that is known. */
  constructor(paletteLimit: number, most: number, expected?: number) {
    this.#limit = Math.max(256, paletteLimit)
    this.#most = most
    this.#expected = expected ?? Number.POSITIVE_INFINITY
    this.#tail = expected === undefined ? new VarintTail() : undefined
  }

  /** Values after those of the last block, which are not counted. */
  get excess(): number {
    return this.#excess
  }

  data(bytes: Uint8Array): void {
    this.#tail?.push(bytes)
    // As many bytes hold as many values at most, so nothing is counted beyond what is expected.
    for (let at = 0; at < bytes.length; ) {
      const room = this.#expected - this.#total
      if (room <= 0) {
        for (; at < bytes.length; at++) if ((bytes[at] ?? 0) < 0x80) this.#excess += 1
        return
      }
      const end = Math.min(bytes.length, at + room)
      this.#count(bytes.subarray(at, end))
      at = end
    }
  }

  /** Takes back the last `count` values; false where they are more than were kept. */
  takeBack(count: number): boolean {
    const values = this.#tail?.last(count)
    for (const value of values ?? []) this.counts[value] = (this.counts[value] ?? 0) - 1
    return values !== undefined
  }

  #count(bytes: Uint8Array): void {
    const end = bytes.length
    let at = end < WORTH_LANES ? this.#slow(bytes, 0, end) : 0
    while (at < end) {
      if (this.#shift === 0) at = this.#words(bytes, at)
      if (this.#isDense) {
        this.#isDense = false
        at = this.#dense(bytes, at, Math.min(end, at + DENSE_BYTES))
      } else if (at < end) at = this.#slow(bytes, at, at + 1)
    }
    if (this.#total > this.#most) throw new SchematicError('limits_exceeded', `has more than ${this.#most} blocks`)
  }

  /** Ends the count: how many blocks there were. Throws SchematicError('malformed') in the middle of a varint. */
  finish(): number {
    if (this.#shift !== 0) throw unfinishedVarint()
    if (this.#lanes === undefined) return this.#total
    for (const lane of this.#lanes) {
      for (let i = 0; i < 256; i++) this.counts[i] = (this.counts[i] ?? 0) + (lane[i] ?? 0)
    }
    releaseLanes(this.#lanes)
    this.#lanes = undefined
    return this.#total
  }

  /**
   * Counts from a byte with no varint open on, whole words of four one-byte varints and varints of two bytes. Answers
   * the first byte that it leaves: what is longer, larger than any before, less than a word, or for `#dense`.
   */
  #words(bytes: Uint8Array, from: number): number {
    const lanes = this.#lanes ?? acquireLanes()
    this.#lanes = lanes
    const [a, b, c, d] = lanes
    const counts = this.counts
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const last = bytes.length - 4
    let at = from
    let total = 0
    let long = 0
    while (at <= last && long < MANY_LONG) {
      let word = view.getInt32(at, true)
      while ((word & CONTINUES) === 0) {
        const first = at
        at += 4
        let next = at <= last ? view.getInt32(at, true) : CONTINUES
        if (next === word) {
          at = endOfRun(view, at + 4, last, word, true)
          next = at <= last ? view.getInt32(at, true) : CONTINUES
          long = 0
        }
        const run = (at - first) >> 2
        a[word & 255] = (a[word & 255] ?? 0) + run
        b[(word >>> 8) & 255] = (b[(word >>> 8) & 255] ?? 0) + run
        c[(word >>> 16) & 255] = (c[(word >>> 16) & 255] ?? 0) + run
        d[word >>> 24] = (d[word >>> 24] ?? 0) + run
        total += at - first
        word = next
      }
      if (at > last) break
      let rest = word
      while ((rest & 0x80) === 0) {
        counts[rest & 255] = (counts[rest & 255] ?? 0) + 1
        rest >>>= 8
        total += 1
        at += 1
      }
      const high = bytes[at + 1] ?? 0x80
      const index = (rest & 0x7f) | (high << 7)
      if (high > 0x7f || index >= counts.length) break
      counts[index] = (counts[index] ?? 0) + 1
      total += 1
      long += 1
      at += 2
    }
    this.#isDense = long === MANY_LONG
    this.#total += total
    return at
  }

  /**
   * Counts varints of one to three bytes that come in no order: each byte is looked at in the same way, whether or not
   * it ends one, since no processor can tell which will. Answers `to`, or the first byte that needs a closer look.
   */
  #dense(bytes: Uint8Array, from: number, to: number): number {
    if (this.counts.length < DENSE_COUNTS) this.counts = growCounts(this.counts, DENSE_COUNTS - 1)
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
        if (shift > MAX_SHIFT_BITS) throw overlongVarint()
        continue
      }
      if (value < 0 || value >= limit) {
        throw new SchematicError('malformed', `has the block index ${value >>> 0}, which no palette can hold`)
      }
      if (value >= counts.length) {
        counts = growCounts(counts, value)
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
