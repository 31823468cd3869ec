/** Others that may go before one that waits for more memory than is free; then they wait as well. */
const MAX_OVERTAKEN = 16

type Waiting<Item> = { item: Item; bytes: number; overtaken: number }

/**
 * Things to do that share one budget of memory, in the order they came. What needs more than is free waits and smaller
 * ones go on, but only so many of them, so that it is not passed over for ever. What needs more than the whole budget
 * has it alone.
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
   * The next that there is memory for, which it takes until `give` is called with its bytes; undefined where there is
   * none.
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

  give(bytes: number): void {
    this.#taken -= bytes
  }
}
