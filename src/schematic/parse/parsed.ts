import type { FirstCells } from '../blocks/firstCells'
import type { BlockState, Edition, FormatName, Metadata, Vec3, Warning } from '../model'

/** A file after parsing, the same for every format; blocks are either counted or kept. */
export interface Parsed {
  readonly format: FormatName
  readonly formatVersion: number
  readonly edition: Edition
  readonly dataVersion?: number
  readonly isLegacy?: boolean
  readonly blockVersion?: number
  readonly offset?: Vec3
  readonly place?: Vec3
  readonly metadata: Metadata
  readonly regions: readonly ParsedRegion[]
  readonly warnings: readonly Warning[]
}

export interface ParsedRegion {
  readonly name: string
  /** Its number among the file's regions, by which its elements came; where it is absent, its place among `regions`. */
  readonly source?: number
  /** Of the smallest corner. */
  readonly position: Vec3
  readonly width: number
  readonly height: number
  readonly length: number
  readonly palette: readonly BlockState[]
  readonly variants?: readonly (readonly BlockState[])[]
  /** How often each palette index occurs; cells the file leaves out are not counted. */
  readonly counts: Uint32Array
  /** y-z-x, only where blocks are kept. */
  readonly blocks?: Uint16Array
  /** Where blocks are only counted, but were held back until all had come by (MCEdit). */
  readonly heldBlocks?: HeldBlocks
  readonly absent?: number
  readonly waterLayer?: Uint16Array
  /** Bedrock's second layer, by palette index. */
  readonly waterCounts?: Uint32Array
  readonly biomes?: { readonly palette: readonly string[]; readonly cells: Uint16Array; readonly perBlock: boolean }
  /**
   * What to add to an entity's position to make it relative to the smallest corner. A second possibility, where tools
   * disagree, is tried for entities that would lie outside.
   */
  readonly entityShifts: readonly Vec3[]
  /** The same for block entities. */
  readonly blockEntityShifts: readonly Vec3[]
  /** What to add to the block that something hangs in; absent where tools disagree on it. */
  readonly anchorShift?: Vec3
}

/** Blocks that can be looked at again; cells are numbered y-z-x. */
export interface HeldBlocks {
  /** The palette index in a cell. */
  indexAt(cell: number): number
  /** Visits all blocks to record the relevant ones. */
  note(cells: FirstCells): void
}
