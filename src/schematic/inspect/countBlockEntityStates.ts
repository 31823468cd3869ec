import { cellAt } from '../editions/cells'
import { stateFor } from '../legacy/modernElements'
import type { BlockState } from '../model'
import type { ParsedRegion } from '../parse/parsed'
import { placeElement } from '../parse/placeElement'
import type { BlockEntityNote } from './blockEntityNotes'

/**
 * Counts blocks of a region from before 1.13 with the data of their block entities, like a conversion: a bed with its
 * color, a head with its type, a pot with its flower. `indexAt`: the palette index of a cell, if known.
 */
export function countBlockEntityStates(
  region: ParsedRegion,
  beside: readonly BlockEntityNote[],
  indexAt: (cell: number) => number | undefined,
): ParsedRegion {
  const states = new Map<number, BlockState>()
  for (const { data, positions } of beside) {
    const told = new Map<number, BlockState | undefined>()
    for (const position of positions) {
      const cell = cellAt(region, placeElement(position, region.blockEntityShifts, region))
      const index = cell === undefined ? undefined : indexAt(cell)
      if (cell === undefined || index === undefined) continue
      const state = region.palette[index]
      if (!told.has(index)) told.set(index, state && stateFor(state, data))
      const own = told.get(index)
      if (own !== undefined) states.set(cell, own)
    }
  }
  const palette = [...region.palette]
  const counts = [...region.counts]
  const indices = new Map<BlockState, number>()
  for (const [cell, state] of states) {
    const before = indexAt(cell) ?? 0
    const index = indices.get(state) ?? palette.push(state) - 1
    indices.set(state, index)
    counts[before] = (counts[before] ?? 0) - 1
    counts[index] = (counts[index] ?? 0) + 1
  }
  return { ...region, palette, counts: Uint32Array.from(counts) }
}
