import { cellAt } from '../editions/cells'
import { stateFor } from '../legacy/todaysElements'
import type { BlockState } from '../model'
import type { ParsedRegion } from '../parse/parsed'
import type { NotedBeside } from './notesBeside'

/**
 * A region of numeric ids, its blocks counted as what they are together with what lies beside them, as a conversion makes them: a bed
 * of its colour, a head of its kind, a pot with its flower.
 */
export function countBeside(region: ParsedRegion, beside: readonly NotedBeside[]): ParsedRegion {
  const { heldBlocks } = region
  if (heldBlocks === undefined) return region
  const states = new Map<number, BlockState>()
  for (const { data, positions } of beside) {
    const told = new Map<number, BlockState | undefined>()
    for (const position of positions) {
      const cell = cellAt(region, position)
      if (cell === undefined) continue
      const index = heldBlocks.indexAt(cell)
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
    const before = heldBlocks.indexAt(cell)
    const index = indices.get(state) ?? palette.push(state) - 1
    indices.set(state, index)
    counts[before] = (counts[before] ?? 0) - 1
    counts[index] = (counts[index] ?? 0) + 1
  }
  return { ...region, palette, counts: Uint32Array.from(counts) }
}
