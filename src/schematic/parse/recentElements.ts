import type { BulkReader } from '../nbt/visitors'

/** Bytes compared in vain, beyond those saved, after which comparing stops. */
const MAX_WASTED_BYTES = 32 * 1024 * 1024
const MAX_ENTRIES = 6
const NO_BYTES: Uint8Array = new Uint8Array(0)

/** What was made of a block entity, and the bytes it was made of. */
export interface Entry<T> {
  value: T
  /** What was met, at the start of a buffer that may be larger. */
  bytes: Uint8Array
  view: DataView
  length: number
  /** Where position numbers lie, in order: from, to, from, to … */
  holes: readonly number[]
  littleEndian: boolean
  /** Where the last mismatch was: the next one is likely to differ there too. */
  doubt: number
}

/** The most recent block entities, so that equal ones can be recognized by their bytes. */
export class RecentElements<T> {
  readonly #entries: Entry<T>[] = []
  readonly #forgotten: (value: T) => void
  #waste = 0

  /** `forgotten` is told each value that makes room for another. */
  constructor(forgotten: (value: T) => void = () => {}) {
    this.#forgotten = forgotten
  }

  /** Keeps a copy of `bytes`, which may differ within `holes`. */
  add(bytes: Uint8Array, holes: readonly number[], littleEndian: boolean, value: T): void {
    const entries = this.#entries
    const { length } = bytes
    const old = entries.length < MAX_ENTRIES ? undefined : entries.pop()
    if (old !== undefined) this.#forgotten(old.value)
    const entry: Entry<T> = old ?? { value, ...roomFor(length), length, holes, littleEndian, doubt: 0 }
    if (entry.bytes.length < length) Object.assign(entry, roomFor(length))
    entry.bytes.set(bytes)
    entry.length = length
    entry.value = value
    entry.holes = holes
    entry.littleEndian = littleEndian
    entry.doubt = 0
    entries.unshift(entry)
  }

  /** The values that were not yet forgotten. */
  values(): T[] {
    return this.#entries.map(({ value }) => value)
  }

  /** Takes list elements that equal one of the last ones met. */
  bulk(taken: (value: T, bytes: Uint8Array, from: number, to: number, littleEndian: boolean) => void): BulkReader {
    const entries = this.#entries
    let viewed = NO_BYTES
    let view = viewOf(viewed)
    const reader = {
      count: 0,
      take: (bytes: Uint8Array, start: number, end: number, most: number): number => {
        let at = start
        reader.count = 0
        if (bytes !== viewed) {
          view = viewOf(bytes)
          viewed = bytes
        }
        while (reader.count < most && this.#waste < MAX_WASTED_BYTES) {
          let i = 0
          let entry = entries[0]
          while (entry !== undefined && !(at + entry.length <= end && sameBytes(view, at, entry))) {
            this.#waste += entry.doubt
            entry = entries[++i]
          }
          if (entry === undefined) break
          for (; i > 0; i--) entries[i] = entries[i - 1] ?? entry
          entries[0] = entry
          const { length } = entry
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
}

/** Room for the bytes of an entry. */
export function roomFor(length: number): Pick<Entry<unknown>, 'bytes' | 'view'> {
  const bytes = new Uint8Array(length)
  return { bytes, view: viewOf(bytes) }
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Whether the bytes from `at` on, of which there are enough, are those of the entry but for its holes. */
export function sameBytes(bytes: DataView, at: number, entry: Entry<unknown>): boolean {
  const { view, length, holes, doubt } = entry
  if (bytes.getUint8(at + doubt) !== view.getUint8(doubt)) return false
  let from = 0
  for (let hole = 0; hole <= holes.length; hole += 2) {
    const to = holes[hole] ?? length
    let i = from
    // Several bytes at a time: this compares most of a large machine's file.
    while (
      i + 16 <= to &&
      ((bytes.getInt32(at + i) ^ view.getInt32(i)) |
        (bytes.getInt32(at + i + 4) ^ view.getInt32(i + 4)) |
        (bytes.getInt32(at + i + 8) ^ view.getInt32(i + 8)) |
        (bytes.getInt32(at + i + 12) ^ view.getInt32(i + 12))) ===
        0
    ) {
      i += 16
    }
    while (i + 4 <= to && bytes.getInt32(at + i) === view.getInt32(i)) i += 4
    while (i < to && bytes.getUint8(at + i) === view.getUint8(i)) i += 1
    if (i < to) {
      entry.doubt = i
      return false
    }
    from = holes[hole + 1] ?? length
  }
  return true
}
