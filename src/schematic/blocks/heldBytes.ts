import { SchematicError } from '../errors'

/** The memory budget of all buffered arrays of one file. */
export class MemoryBudget {
  readonly #maxBytes: number
  #held = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  take(bytes: number): void {
    this.#held += bytes
    if (this.#held > this.#maxBytes) {
      throw new SchematicError('limits_exceeded', `needs more than ${this.#maxBytes} bytes held while it is read`)
    }
  }

  give(bytes: number): void {
    this.#held -= bytes
  }
}

/** Bytes of every page but the last. */
export const HELD_PAGE_BYTES = 16 * 1024
/** How many recent distinct pages a new one is compared with. */
const REMEMBERED = 8

/**
 * Bytes kept for later in pages; a page equal to a recent one is kept once. Builds are mostly air and stone, so this
 * often holds in a few kilobytes what would take many megabytes, and a file of zeros costs nothing.
 */
export class HeldBytes {
  readonly #budget: MemoryBudget
  readonly #pages: Uint8Array[] = []
  readonly #recent: Uint8Array[] = []
  #page: Uint8Array
  #filled = 0
  #length = 0
  #taken = 0

  /** `expected`: bytes announced; a small array doesn't take a whole page. */
  constructor(budget: MemoryBudget, expected: number) {
    this.#budget = budget
    this.#page = new Uint8Array(Math.min(HELD_PAGE_BYTES, expected))
  }

  /** Bytes in all. */
  get length(): number {
    return this.#length
  }

  push(bytes: Uint8Array): void {
    let at = 0
    while (at < bytes.length) {
      const take = Math.min(this.#page.length - this.#filled, bytes.length - at)
      this.#page.set(bytes.subarray(at, at + take), this.#filled)
      this.#filled += take
      at += take
      if (this.#filled === this.#page.length) this.#turn()
    }
    this.#length += bytes.length
  }

  /** The pages in order; each but the last holds 16 KiB. The views are the store itself: not to be written to. */
  *pages(): Generator<Uint8Array> {
    yield* this.#pages
    if (this.#filled > 0) yield this.#page.subarray(0, this.#filled)
  }

  /** Forgets all bytes after the first `length`. */
  truncate(length: number): void {
    if (length >= this.#length) return
    const pages = [...this.pages()]
    const whole = Math.floor(length / HELD_PAGE_BYTES)
    this.#page = pages[whole]?.slice() ?? new Uint8Array(0)
    this.#filled = length - whole * HELD_PAGE_BYTES
    this.#pages.length = Math.min(whole, this.#pages.length)
    this.#length = length
  }

  /** Whether any byte from `from` on is not zero. */
  hasAnyFrom(from: number): boolean {
    let start = 0
    for (const page of this.pages()) {
      const end = start + page.length
      if (end > from && page.subarray(Math.max(0, from - start)).some((byte) => byte !== 0)) return true
      start = end
    }
    return false
  }

  /** Releases all memory. */
  release(): void {
    this.#budget.give(this.#taken)
    this.#taken = 0
    this.#pages.length = 0
    this.#recent.length = 0
    this.#filled = 0
    this.#length = 0
  }

  #turn(): void {
    const page = this.#page
    const known = this.#recent.find((recent) => equal(recent, page))
    this.#filled = 0
    if (known !== undefined) {
      this.#pages.push(known)
      return
    }
    this.#budget.take(page.length)
    this.#taken += page.length
    this.#pages.push(page)
    this.#recent.unshift(page)
    if (this.#recent.length > REMEMBERED) this.#recent.pop()
    this.#page = new Uint8Array(HELD_PAGE_BYTES)
  }
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  const middle = a.length >> 1
  if (a.length !== b.length || a[0] !== b[0] || a[middle] !== b[middle]) return false
  if (a.length % 4 !== 0) return a.every((byte, i) => byte === b[i])
  const left = new Uint32Array(a.buffer, a.byteOffset, a.length >> 2)
  const right = new Uint32Array(b.buffer, b.byteOffset, b.length >> 2)
  for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return false
  return true
}
