/** Maximum cells recorded per palette entry while the palette is not known yet. */
export const MAX_CELLS = 200
const INITIAL_NOTES = 256

/** How many more cells may be recorded in all regions of a file. */
export interface NoteBudget {
  left: number
}

/** Records the first cells of the palette entries of interest while blocks stream by. */
export class FirstCells {
  /** How many more cells are wanted, by palette index. */
  readonly open: Uint16Array
  #indices = new Uint16Array(INITIAL_NOTES)
  #cells = new Float64Array(INITIAL_NOTES)
  #noted = 0

  readonly #budget: NoteBudget

  /** `wanted`: how many cells of each palette index, below 65,536; some of any below `size` where it is absent. */
  constructor(budget: NoteBudget, size: number, wanted?: readonly number[]) {
    this.#budget = budget
    this.open = wanted === undefined ? new Uint16Array(size).fill(MAX_CELLS) : Uint16Array.from(wanted)
  }

  /** Notes `times` cells from `cell` on, `step` apart, or as many as are wanted. */
  note(index: number, cell: number, times = 1, step = 1): void {
    const open = this.open[index] ?? 0
    const more = Math.min(times, open, this.#budget.left)
    this.#budget.left -= more
    if (this.#noted + more > this.#cells.length) this.#grow()
    for (let n = 0; n < more; n++) {
      this.#indices[this.#noted] = index
      this.#cells[this.#noted] = cell + n * step
      this.#noted += 1
    }
    this.open[index] = open - more
  }

  /** What was noted: palette index and cell. */
  *notes(): Generator<[index: number, cell: number]> {
    for (let n = 0; n < this.#noted; n++) yield [this.#indices[n] ?? 0, this.#cells[n] ?? 0]
  }

  #grow(): void {
    const [indices, cells] = [this.#indices, this.#cells]
    this.#indices = new Uint16Array(2 * indices.length)
    this.#indices.set(indices)
    this.#cells = new Float64Array(2 * cells.length)
    this.#cells.set(cells)
  }
}
