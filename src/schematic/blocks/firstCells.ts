/** Cells of one palette entry, and of all of a region together, that are noted. */
const MOST_CELLS = 200
const MOST_NOTES = 1_048_576

/** Notes the first cells of palette entries that are looked for, while blocks pass by that nobody keeps. */
export class FirstCells {
  /** 1 for each palette index of which more cells are wanted. */
  readonly open: Uint8Array
  readonly #cells = new Map<number, number[]>()
  #left = MOST_NOTES

  constructor(open: Uint8Array) {
    this.open = open
  }

  /** Notes `times` cells from `cell` on, `step` apart. */
  note(index: number, cell: number, times = 1, step = 1): void {
    let cells = this.#cells.get(index)
    if (cells === undefined) {
      cells = []
      this.#cells.set(index, cells)
    }
    const more = Math.min(times, MOST_CELLS - cells.length, this.#left)
    for (let n = 0; n < more; n++) cells.push(cell + n * step)
    this.#left -= more
    if (cells.length === MOST_CELLS || this.#left === 0) this.open[index] = 0
  }

  /** What was noted of a palette index, in order. */
  of(index: number): readonly number[] {
    return [...(this.#cells.get(index) ?? [])].sort((a, b) => a - b)
  }
}
