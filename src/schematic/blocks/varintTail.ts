/**
 * Maximum values that can be taken back, and a buffer size that always holds them: a palette index takes at most three
 * bytes.
 */
export const MAX_TAKEN_BACK = 16_384
const MAX_BYTES = 3 * MAX_TAKEN_BACK + 3

/**
 * The tail of Sponge's block data as it streams by. Some files say only afterwards how many blocks there are, so that
 * excess values can be taken back.
 */
export class VarintTail {
  #bytes: Uint8Array = new Uint8Array(0)
  #isWhole = true

  push(bytes: Uint8Array): void {
    const kept = Math.max(0, Math.min(this.#bytes.length, MAX_BYTES - bytes.length))
    const joined = new Uint8Array(kept + Math.min(bytes.length, MAX_BYTES))
    joined.set(this.#bytes.subarray(this.#bytes.length - kept))
    joined.set(bytes.subarray(Math.max(0, bytes.length - MAX_BYTES)), kept)
    this.#isWhole &&= joined.length === this.#bytes.length + bytes.length
    this.#bytes = joined
  }

  /** The last `count` values in any order; undefined where they are more than were kept. */
  last(count: number): number[] | undefined {
    if (count > MAX_TAKEN_BACK) return undefined
    const bytes = this.#bytes
    const values: number[] = []
    let end = bytes.length
    while (values.length < count && end > 0) {
      let from = end - 1
      while (from > 0 && (bytes[from - 1] ?? 0) > 0x7f) from--
      // The first may have begun in what was not kept.
      if (from === 0 && !this.#isWhole) return undefined
      values.push(decodeVarint(bytes, from, end))
      end = from
    }
    return values.length === count ? values : undefined
  }
}

function decodeVarint(bytes: Uint8Array, from: number, to: number): number {
  let value = 0
  for (let at = to - 1; at >= from; at--) value = (value << 7) | ((bytes[at] ?? 0) & 0x7f)
  return value
}
