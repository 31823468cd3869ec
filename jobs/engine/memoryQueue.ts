/** Tasks that may overtake one that waits for memory; then they wait as well. */
const MAX_OVERTAKEN = 16

type Waiting<Item> = { item: Item; bytes: number; overtaken: number }

/**
 * A FIFO queue with a shared memory budget. Smaller items may overtake one that does not fit yet, but only a limited
 * number, so that it is not starved. An item larger than the whole budget runs alone.
 */
export class MemoryQueue<Item> {
  readonly #budget: number
  readonly #waiting: Waiting<Item>[] = []
  #taken = 0

  constructor(budgetBytes: number) {
    this.#budget = budgetBytes
  }

  add(item: Item, bytes: number): void {
    this.#waiting.push({ item, bytes: Math.min(bytes, this.#budget), overtaken: 0 })
  }

  /**
   * The next item that fits, which holds its memory until `release` is called with its bytes; undefined where none
   * fits.
   */
  take(): { item: Item; bytes: number } | undefined {
    const free = this.#budget - this.#taken
    const at = this.#waiting.findIndex(({ bytes }) => bytes <= free)
    const before = this.#waiting.slice(0, Math.max(0, at))
    if (at < 0 || before.some(({ overtaken }) => overtaken >= MAX_OVERTAKEN)) return undefined
    for (const waiting of before) waiting.overtaken += 1
    const [next] = this.#waiting.splice(at, 1)
    if (next === undefined) return undefined
    this.#taken += next.bytes
    return { item: next.item, bytes: next.bytes }
  }

  release(bytes: number): void {
    this.#taken -= bytes
  }
}
