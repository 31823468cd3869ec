import { isText, scanCompound } from '../nbt/scanCompound'
import { TAG_INT, TAG_INT_ARRAY } from '../nbt/tags'
import type { BulkReader, NbtSlice } from '../nbt/visitors'
import { type Entry, RecentElements, roomFor, sameBytes, viewOf } from './recentElements'

/** Larger block entities are seldom alike. */
const MAX_ELEMENT_BYTES = 8 * 1024
const MAX_ENTRIES = 2_048
const MAX_BYTES = 4 * 1024 * 1024
/** Maximum entries per hash, against collision attacks. */
const MAX_BUCKET_ENTRIES = 8

/**
 * Caches parsed block entities, so that one that differs only in position need not be parsed again: large machines have
 * tens of thousands of equal comparators and hoppers.
 */
export class ElementMemo<T> {
  readonly #byHash = new Map<number, Entry<T>[]>()
  readonly #recent = new RecentElements<T>()
  #entries = 0
  #bytes = 0

  /** The cached value of an equal element. */
  find(slice: NbtSlice): T | undefined {
    if (slice.bytes.length > MAX_ELEMENT_BYTES) return undefined
    const { bytes } = slice
    const holes = positionHoles(slice)
    const entry = this.#byHash
      .get(hash(bytes, holes))
      ?.find((candidate) => candidate.length === bytes.length && sameBytes(viewOf(bytes), 0, candidate))
    if (entry !== undefined) this.#recent.add(entry.bytes, entry.holes, slice.littleEndian, entry.value)
    return entry?.value
  }

  /** Keeps what was found, if there is room. */
  remember(slice: NbtSlice, value: T): void {
    const length = slice.bytes.length
    if (length > MAX_ELEMENT_BYTES || this.#entries >= MAX_ENTRIES || this.#bytes + length > MAX_BYTES) return
    const holes = positionHoles(slice)
    const { littleEndian } = slice
    const entry: Entry<T> = { value, ...roomFor(length), length, holes, littleEndian, doubt: 0 }
    entry.bytes.set(slice.bytes)
    const key = hash(entry.bytes, holes)
    const bucket = this.#byHash.get(key)
    if (bucket === undefined) this.#byHash.set(key, [entry])
    else if (bucket.length < MAX_BUCKET_ENTRIES) bucket.push(entry)
    else return
    this.#entries += 1
    this.#bytes += length
    this.#recent.add(entry.bytes, holes, littleEndian, value)
  }

  /** Takes list elements that equal one of the last ones met, straight from the file's bytes. */
  bulk(taken: (value: T, bytes: Uint8Array, from: number, to: number, littleEndian: boolean) => void): BulkReader {
    return this.#recent.bulk(taken)
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
