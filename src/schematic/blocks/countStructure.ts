import type { Limits } from '../limits'
import type { FirstCells } from './firstCells'
import { StructureBlocks } from './structureBlocks'

/** The blocks of a structure file, counted and not kept. */
export class StructureCounter extends StructureBlocks {
  readonly #cells: FirstCells | undefined

  /** `cells`: where to note places, as numbers of 16 bits an axis, x in the lowest and y in the highest. */
  constructor(limits: Pick<Limits, 'volume' | 'palette'>, cells: FirstCells | undefined) {
    super(limits)
    this.#cells = cells
  }

  protected override keep(x: number, y: number, z: number, state: number): void {
    if (this.#cells?.open[state]) this.#cells.note(state, x + 0x10000 * (z + 0x10000 * y))
  }
}
