import { isText, scanCompound } from '../nbt/scanCompound'
import { TAG_INT, TAG_INT_ARRAY } from '../nbt/tags'
import type { BulkReader, NbtSlice } from '../nbt/visitors'

/** Larger block entities are seldom alike. */
const LONGEST = 8 * 1024
const MOST_ENTRIES = 2_048
const MOST_BYTES = 4 * 1024 * 1024
/** Entries of one hash: a file made to collide gains nothing. */
const MOST_ALIKE = 8
/** Bytes compared in vain, beyond those saved, until comparing directly is given up. */
const MOST_WASTE = 32 * 1024 * 1024
/** How many of the last entries are compared directly. */
const RECENT = 6

interface Entry<T> {
  readonly value: T
  readonly bytes: Uint8Array
  /** Where position numbers lie, in order: from, to, from, to … */
  readonly holes: readonly number[]
  readonly littleEndian: boolean
  /** Where the last one that did not match differed: the next one that does not likely differs there too. */
  doubt: number
}

/**
 * Remembers what was made of block entities, so that one that differs from an earlier one only by its place needs not be looked at
 * again: large machines have ten thousands of equal comparators and hoppers.
 */
export class ElementMemo<T> {
  readonly #byHash = new Map<number, Entry<T>[]>()
  readonly #recent: Entry<T>[] = []
  #entries = 0
  #waste = 0
  #bytes = 0

  /** What was remembered of an equal one. */
  find(slice: NbtSlice): T | undefined {
    if (slice.bytes.length > LONGEST) return undefined
    const { bytes } = slice
    const holes = positionHoles(slice)
    const entry = this.#byHash
      .get(hash(bytes, holes))
      ?.find((candidate) => candidate.bytes.length === bytes.length && equal(bytes, 0, candidate))
    if (entry === undefined) return undefined
    this.#touch(entry)
    return entry.value
  }

  /** Keeps what was found, if there is room; says whether it did. */
  remember(slice: NbtSlice, value: T): boolean {
    const length = slice.bytes.length
    if (length > LONGEST || this.#entries >= MOST_ENTRIES || this.#bytes + length > MOST_BYTES) return false
    const holes = positionHoles(slice)
    const entry: Entry<T> = {
      value,
      bytes: new Uint8Array(slice.bytes),
      holes,
      littleEndian: slice.littleEndian,
      doubt: 0,
    }
    const key = hash(entry.bytes, holes)
    const bucket = this.#byHash.get(key)
    if (bucket === undefined) this.#byHash.set(key, [entry])
    else if (bucket.length < MOST_ALIKE) bucket.push(entry)
    else return false
    this.#entries += 1
    this.#bytes += length
    this.#touch(entry)
    return true
  }

  /** Takes list elements that equal one of the last ones met, straight from the file's bytes. */
  bulk(taken: (value: T, bytes: Uint8Array, from: number, to: number, littleEndian: boolean) => void): BulkReader {
    const recent = this.#recent
    const reader = {
      count: 0,
      take: (bytes: Uint8Array, start: number, end: number, most: number): number => {
        let at = start
        reader.count = 0
        while (reader.count < most && this.#waste < MOST_WASTE) {
          let i = 0
          let entry = recent[0]
          while (entry !== undefined && !(at + entry.bytes.length <= end && equal(bytes, at, entry))) {
            this.#waste += entry.doubt
            entry = recent[++i]
          }
          if (entry === undefined) break
          if (i > 0) this.#touch(entry)
          const length = entry.bytes.length
          taken(entry.value, bytes, at, at + length, entry.littleEndian)
          at += length
          this.#waste -= length
          reader.count += 1
        }
        return at
      },
    }
    return reader
  }

  #touch(entry: Entry<T>): void {
    const recent = this.#recent
    const at = recent.indexOf(entry)
    if (at >= 0) recent.splice(at, 1)
    recent.unshift(entry)
    if (recent.length > RECENT) recent.pop()
  }
}

/** Where the numbers of `x`, `y` and `z`, or of `Pos`, lie. */
function positionHoles(slice: NbtSlice): number[] {
  const { bytes } = slice
  const holes: number[] = []
  scanCompound(slice, (type, nameStart, payloadStart, payloadEnd) => {
    if (type === TAG_INT && payloadStart - nameStart === 1) {
      const letter = bytes[nameStart] ?? 0
      if (letter >= 0x78 && letter <= 0x7a) holes.push(payloadStart, payloadEnd)
    } else if (
      type === TAG_INT_ARRAY &&
      isText(bytes, nameStart, payloadStart, 'Pos') &&
      payloadEnd - payloadStart === 16
    ) {
      holes.push(payloadStart + 4, payloadEnd)
    }
  })
  return holes
}

function equal(bytes: Uint8Array, at: number, entry: Entry<unknown>): boolean {
  const other = entry.bytes
  if (bytes[at + entry.doubt] !== other[entry.doubt]) return false
  const holes = entry.holes
  let from = 0
  for (let hole = 0; hole <= holes.length; hole += 2) {
    const to = holes[hole] ?? other.length
    for (let i = from; i < to; i++) {
      if (bytes[at + i] !== other[i]) {
        entry.doubt = i
        return false
      }
    }
    from = holes[hole + 1] ?? other.length
  }
  return true
}

function hash(bytes: Uint8Array, holes: readonly number[]): number {
  let value = bytes.length
  let from = 0
  for (let hole = 0; hole <= holes.length; hole += 2) {
    const to = holes[hole] ?? bytes.length
    for (let i = from; i < to; i++) value = (Math.imul(value, 31) + (bytes[i] ?? 0)) | 0
    from = holes[hole + 1] ?? bytes.length
  }
  return value
}
