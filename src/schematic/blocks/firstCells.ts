/** Cells of one palette entry, and of all of a region together, that are noted. */
const MOST_CELLS = 200
const MOST_NOTES = 1_048_576
const FIRST_NOTES = 256

/** Notes the first cells of palette entries that are looked for, while blocks pass by that nobody keeps. */
export class FirstCells {
  /** How many more cells are wanted, by palette index. */
  readonly open: Uint8Array
  #indices = new Uint16Array(FIRST_NOTES)
  #cells = new Float64Array(FIRST_NOTES)
  #noted = 0

  /** `wanted`: palette indices; any below `size` where it is absent. */
  constructor(size: number, wanted?: readonly number[]) {
    this.open = new Uint8Array(size)
    if (wanted === undefined) this.open.fill(MOST_CELLS)
    else for (const index of wanted) this.open[index] = MOST_CELLS
  }

  /** Notes `times` cells from `cell` on, `step` apart, or as many as are wanted. */
  note(index: number, cell: number, times = 1, step = 1): void {
    const open = this.open[index] ?? 0
    const more = Math.min(times, open, MOST_NOTES - this.#noted)
    if (this.#noted + more > this.#cells.length) this.#grow()
    for (let n = 0; n < more; n++) {
      this.#indices[this.#noted] = index
      this.#cells[this.#noted] = cell + n * step
      this.#noted += 1
    }
    this.open[index] = open - more
  }

  /** What was noted of a palette index, in order. */
  of(index: number): readonly number[] {
    const cells: number[] = []
    for (let n = 0; n < this.#noted; n++) if (this.#indices[n] === index) cells.push(this.#cells[n] ?? 0)
    return cells.sort((a, b) => a - b)
  }

  #grow(): void {
    const [indices, cells] = [this.#indices, this.#cells]
    this.#indices = new Uint16Array(2 * indices.length)
    this.#indices.set(indices)
    this.#cells = new Float64Array(2 * cells.length)
    this.#cells.set(cells)
  }
}
