import type { FirstCells } from './firstCells'

/**
 * Notes where palette indices lie in Sponge's block data (a varint a block) while it passes by. What is wrong with it,
 * a counter says.
 */
export class VarintFinder {
  readonly #cells: FirstCells
  #cell = 0
  #value = 0
  #shift = 0

  readonly #expected: number

  /** `expected`: how many blocks there should be, where that is known; what comes after them is not looked at. */
  constructor(cells: FirstCells, expected = Number.POSITIVE_INFINITY) {
    this.#cells = cells
    this.#expected = expected
  }

  data(bytes: Uint8Array): void {
    const { open } = this.#cells
    let cell = this.#cell
    let value = this.#value
    let shift = this.#shift
    for (let at = 0; at < bytes.length && cell < this.#expected; at++) {
      const byte = bytes[at] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte > 0x7f) {
        shift += 7
        continue
      }
      if ((open[value] ?? 0) > 0) this.#cells.note(value, cell)
      cell += 1
      value = 0
      shift = 0
    }
    this.#cell = cell
    this.#value = value
    this.#shift = shift
  }
}
