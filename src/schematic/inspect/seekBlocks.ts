import { withNamespace } from '../blockState'
import { FirstCells, type NoteBudget } from '../blocks/firstCells'
import { memoByText } from '../memoByText'
import type { BlockState, FormatName, Vec3 } from '../model'
import type { CellSeeker } from '../parse/draft'
import type { ParsedRegion } from '../parse/parsed'
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
const LARGEST_PALETTE = 65_536
/** Ten bytes each. */
const MOST_NOTES = 524_288

export const SOUGHT_BLOCKS: readonly string[] = [...KINDS.keys()]

/** The kind of fact that a block is by its name. */
export function kindOfBlock(name: string): SafetyKind | undefined {
  return KINDS.get(name)
}

/**
 * Notes where such blocks lie, by the name of their region. Only a palette that has one costs anything; where the palette comes after
 * the blocks, the first of every entry are noted.
 */
export class BlockSeeker implements CellSeeker {
  readonly #regions = new Map<string, FirstCells>()
  readonly #budget: NoteBudget = { left: MOST_NOTES }

  seek(region: string, palette?: readonly (BlockState | string | undefined)[]): FirstCells | undefined {
    if (palette !== undefined && !palette.some(isSought)) return undefined
    const wanted = palette?.flatMap((entry, index) => (isSought(entry) ? [index] : []))
    const cells = new FirstCells(this.#budget, palette?.length ?? LARGEST_PALETTE, wanted)
    this.#regions.set(region, cells)
    return cells
  }

  /** What was noted of a region: palette indices, and places from the region's smallest corner. */
  *placesIn(region: ParsedRegion, format: FormatName): Generator<[index: number, place: Vec3]> {
    for (const [index, cell] of this.#regions.get(region.name)?.notes() ?? [])
      yield [index, placeOf(region, cell, format)]
  }
}

const kindOfText = memoByText((text) => kindOfBlock(withNamespace(text.split('[', 1)[0] ?? '')))

function isSought(entry: BlockState | string | undefined): boolean {
  if (entry === undefined) return false
  return (typeof entry === 'string' ? kindOfText(entry) : kindOfBlock(entry.name)) !== undefined
}

/** Cells are counted in the order of each format's blocks; a structure, a list, has places of 16 bits an axis. */
function placeOf({ width, height, length }: ParsedRegion, cell: number, format: FormatName): Vec3 {
  const [x, y, z] = format === 'structure' ? [0x10000, 0x10000, 0x10000] : [width, height, length]
  if (format === 'mcstructure') return [Math.floor(cell / z / y), Math.floor(cell / z) % y, cell % z]
  return [cell % x, Math.floor(cell / x / z), Math.floor(cell / x) % z]
}
