import { withNamespace } from '../blockState'
import { FirstCells, MAX_CELLS, type NoteBudget } from '../blocks/firstCells'
import { memoizeByText } from '../memoizeByText'
import type { BlockState, FormatName, Vec3 } from '../model'
import type { CellSeeker } from '../parse/draft'
import type { ParsedRegion } from '../parse/parsed'
import { MAX_NOTED_BLOCK_ENTITIES } from './blockEntityNotes'
import type { SafetyKind } from './safety'

/** Blocks that are a fact of safety by their name, whether or not they come with a block entity. */
const KINDS: ReadonlyMap<string, SafetyKind> = new Map([
  ['minecraft:command_block', 'command_block'],
  ['minecraft:chain_command_block', 'command_block'],
  ['minecraft:repeating_command_block', 'command_block'],
  ['minecraft:spawner', 'spawner'],
  ['minecraft:mob_spawner', 'spawner'],
  ['minecraft:trial_spawner', 'spawner'],
  ['minecraft:structure_block', 'structure_block'],
  ['minecraft:jigsaw', 'jigsaw_block'],
])
const MAX_PALETTE_ENTRIES = 65_536
/** Ten bytes each. */
const MAX_NOTES = 524_288

export const SOUGHT_BLOCKS: readonly string[] = [...KINDS.keys()]

/** The kind of fact that a block is by its name. */
export function kindOfBlock(name: string): SafetyKind | undefined {
  return KINDS.get(name)
}

/**
 * Records where such blocks are, by region name. Only palettes with such a block cost anything; if the palette comes
 * after the blocks, the first cells of every entry are recorded.
 */
export class BlockSeeker implements CellSeeker {
  readonly #regions = new Map<string, FirstCells>()
  readonly #budget: NoteBudget = { left: MAX_NOTES }

  seek(region: string, palette?: readonly (BlockState | string | undefined)[]): FirstCells | undefined {
    const wanted = palette?.map(cellsSought)
    if (wanted?.every((cells) => cells === 0)) return undefined
    const cells = new FirstCells(this.#budget, palette?.length ?? MAX_PALETTE_ENTRIES, wanted)
    this.#regions.set(region, cells)
    return cells
  }

  /** What was noted of a region: palette indices, and places from the region's smallest corner. */
  *placesIn(region: ParsedRegion, format: FormatName): Generator<[index: number, place: Vec3]> {
    for (const [index, cell] of this.#regions.get(region.name)?.notes() ?? [])
      yield [index, placeOf(region, cell, format)]
  }

  /** The palette index in a cell, counted y-z-x, where one was noted. */
  indicesIn(region: ParsedRegion, format: FormatName): (cell: number) => number | undefined {
    const indices = new Map<number, number>()
    for (const [index, [x, y, z]] of this.placesIn(region, format)) {
      indices.set((y * region.length + z) * region.width + x, index)
    }
    return (cell) => indices.get(cell)
  }
}

/** Blocks whose names up to 1.12 left to their block entities what they are; that of pots is theirs still. */
const TOLD_BESIDE = /^minecraft:(bed|skull|standing_banner|wall_banner|noteblock|flower_pot)$/

/** How many cells of a block are noted. */
function cellsOf(name: string): number {
  if (kindOfBlock(name) !== undefined) return MAX_CELLS
  return TOLD_BESIDE.test(name) ? MAX_NOTED_BLOCK_ENTITIES : 0
}

const cellsOfText = memoizeByText((text) => cellsOf(withNamespace(text.split('[', 1)[0] ?? '')))

function cellsSought(entry: BlockState | string | undefined): number {
  if (entry === undefined) return 0
  return typeof entry === 'string' ? cellsOfText(entry) : cellsOf(entry.name)
}

/** Cells are counted in the order of each format's blocks; a structure, a list, has places of 16 bits an axis. */
function placeOf({ width, height, length }: ParsedRegion, cell: number, format: FormatName): Vec3 {
  const [x, y, z] = format === 'structure' ? [0x10000, 0x10000, 0x10000] : [width, height, length]
  if (format === 'mcstructure') return [Math.floor(cell / z / y), Math.floor(cell / z) % y, cell % z]
  return [cell % x, Math.floor(cell / x / z), Math.floor(cell / x) % z]
}
