import { formatBlockState, makeBlockState, parseBlockState } from '../blockState'
import type { BlockState, Region, Schematic } from '../model'

export interface Replaced {
  readonly schematic: Schematic
  /** Blocks that changed. */
  readonly count: number
}

/**
 * Replaces blocks by others. `from` is a block (all its states) or a block state with some properties, which must then
 * agree; `to` keeps the properties of what it replaces where it names none itself, so that stairs stay turned as they
 * were. Of several rules the first that fits counts. Block entities of blocks that become another block are left out.
 */
export function replaceBlocks(schematic: Schematic, rules: Readonly<Record<string, string>>): Replaced {
  const parsed = Object.entries(rules).map(([from, to]) => [parseBlockState(from), parseBlockState(to)] as const)
  let count = 0
  const regions = schematic.regions.map((region): Region => {
    const renamed = new Set<number>()
    const changed = new Set<number>()
    const palette = region.palette.map((state, index) => {
      const replacement = index === region.absent ? state : replacementOf(state, parsed)
      if (formatBlockState(replacement) !== formatBlockState(state)) changed.add(index)
      if (replacement.name !== state.name) renamed.add(index)
      return replacement
    })
    if (changed.size === 0) return region
    for (let i = 0; i < region.blocks.length; i++) if (changed.has(region.blocks[i] ?? 0)) count += 1
    const blockEntities = region.blockEntities.filter(({ position: [x, y, z] }) => {
      return !renamed.has(region.blocks[(y * region.length + z) * region.width + x] ?? -1)
    })
    const variants = region.variants?.map((own) => own.map((state) => replacementOf(state, parsed)))
    return { ...region, palette, ...(variants === undefined ? {} : { variants }), blockEntities }
  })
  return { schematic: { ...schematic, regions }, count }
}

function replacementOf(state: BlockState, rules: readonly (readonly [BlockState, BlockState])[]): BlockState {
  for (const [from, to] of rules) {
    if (from.name !== state.name) continue
    if (!Object.entries(from.properties).every(([key, value]) => state.properties[key] === value)) continue
    return makeBlockState(to.name, Object.entries({ ...state.properties, ...to.properties }))
  }
  return state
}
