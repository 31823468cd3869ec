import { formatBlockState } from '../blockState'
import type { BlockState, Region } from '../model'
import { countRuns } from './blockRuns'

export interface CompactPalette {
  readonly states: readonly BlockState[]
  /** The states as text. */
  readonly texts: readonly string[]
  /** How often each is used. */
  readonly counts: readonly number[]
  /** New index by old one; unused old ones point at 0. */
  readonly indexOf: Uint16Array
}

/**
 * The palette without unused entries and duplicates, in the same order; never empty. With `withoutAbsent`, also without
 * the entry of cells left out of the file, which become air.
 */
export function compactPalette(region: Region, withoutAbsent = false): CompactPalette {
  const uses = countRuns(region.blocks, region.palette.length)
  const states: BlockState[] = []
  const texts: string[] = []
  const counts: number[] = []
  const indexOf = new Uint16Array(Math.max(1, region.palette.length))
  const byText = new Map<string, number>()
  region.palette.forEach((state, old) => {
    const used = uses[old] ?? 0
    if (used === 0 || (withoutAbsent && old === region.absent)) return
    const text = formatBlockState(state)
    let index = byText.get(text)
    if (index === undefined) {
      index = states.length
      byText.set(text, index)
      states.push(state)
      texts.push(text)
      counts.push(0)
    }
    counts[index] = (counts[index] ?? 0) + used
    indexOf[old] = index
  })
  const first = region.palette[0]
  if (states.length === 0 && first !== undefined) {
    states.push(first)
    texts.push(formatBlockState(first))
    counts.push(0)
  }
  return { states, texts, counts, indexOf }
}

/** How often each palette index occurs. Builds are runs of equal blocks, so runs are counted, not blocks. */
export function countUses(blocks: Uint16Array, paletteSize: number): Uint32Array {
  const uses = new Uint32Array(Math.max(1, paletteSize))
  let from = 0
  while (from < blocks.length) {
    const index = blocks[from] ?? 0
    let to = from + 1
    while (to < blocks.length && blocks[to] === index) to++
    uses[index] = (uses[index] ?? 0) + to - from
    from = to
  }
  return uses
}
