import type { BlockState, Region, Vec3 } from '../model'
import { type Box, isInside } from '../parse/placeElement'

/** The cell of a place; undefined outside of the region. */
export function cellAt(region: Box, [x, y, z]: Vec3): number | undefined {
  if (![x, y, z].every(Number.isInteger) || !isInside([x, y, z], region)) return undefined
  return (y * region.length + z) * region.width + x
}

export function placeOf({ width, length }: Pick<Box, 'width' | 'length'>, cell: number): Vec3 {
  const row = Math.floor(cell / width)
  return [cell % width, Math.floor(row / length), row % length]
}

export function stateAt(region: Region, position: Vec3): BlockState | undefined {
  const cell = cellAt(region, position)
  return cell === undefined ? undefined : region.palette[region.blocks[cell] ?? 0]
}

/** Collects changed cells of a region without modifying it; palette and blocks are copied on the first change. */
export class StateChanges {
  readonly #region: Region
  readonly #known = new Map<string, number>()
  #palette: BlockState[] | undefined
  #blocks: Uint16Array | undefined

  constructor(region: Region) {
    this.#region = region
  }

  /** `key`: the same for equal states. */
  set(cell: number, key: string, state: BlockState): void {
    this.#palette ??= [...this.#region.palette]
    this.#blocks ??= this.#region.blocks.slice()
    const index = this.#known.get(key) ?? this.#palette.push(state) - 1
    this.#known.set(key, index)
    this.#blocks[cell] = index
  }

  /** The region with the changes made. */
  applied(): Region {
    if (this.#palette === undefined || this.#blocks === undefined) return this.#region
    return { ...this.#region, palette: this.#palette, blocks: this.#blocks }
  }
}
