import type { BedrockLayer } from '../blocks/bedrockLayer'
import type { FirstCells } from '../blocks/firstCells'
import type { HeldBytes } from '../blocks/heldBytes'
import type { StructureBlocks } from '../blocks/structureBlocks'
import type { BlockState, NbtCompound, NbtValue, Vec3 } from '../model'
import type { BulkReader, NbtSlice } from '../nbt/visitors'
import type { VersionedState } from './readBedrockState'
import type { StateReader } from './readPalette'

/**
 * Receives block entities and entities from the stream, in the file's own shape (see `readElement`). Slices are
 * compounds, valid only during the call.
 */
export interface ElementSink {
  /** `position` is given where it is not among the block entity's own tags. */
  blockEntity(slice: NbtSlice, region: number, position?: Vec3): void
  entity(slice: NbtSlice, region: number): void
  /** A pending block or fluid tick; absent where they are not wanted. */
  pendingTick?(slice: NbtSlice, region: number): void
  /** A quick way through a list of block entities. */
  bulkBlockEntities?(region: number): BulkReader
}

/** Receives a block array from the stream and counts palette indices. */
export interface BlockCounter<Result> {
  readonly counts: Uint32Array
  data(bytes: Uint8Array): void
  /** Throws SchematicError('malformed') when blocks are missing. */
  finish(): Result
  /** Values after those of the last block, which were not counted. */
  readonly excess?: number
  /**
   * Takes back the last values; false where they are too many. Only where it was not known how many blocks there should
   * be.
   */
  takeBack?(count: number): boolean
}

/** Records where some blocks are, without keeping blocks. */
export interface CellSeeker {
  /** Where to note cells of a region with this palette, if any of its entries is wanted; without one any may be. */
  seek(region: string, palette?: readonly (BlockState | string | undefined)[]): FirstCells | undefined
}

/** For counting blocks instead of keeping them. */
export interface BlockCounters {
  readonly seeker: CellSeeker
  /**
   * Of Sponge's block data; `finish` tells how many blocks there were. `expected`: how many there should be, where that
   * is known.
   */
  varints(draft: Draft, expected: number | undefined): BlockCounter<number>
  /** Of a region of Litematica; the region gets the counts. */
  longs(draft: LitematicDraft, volume: number): BlockCounter<void>
  /** Of a structure file. */
  structure(draft: Draft): StructureBlocks
  /** Parse palette entries, cached across files. */
  readonly readState: StateReader
  readonly parseState: (text: string) => BlockState
  /** Counts a region's blocks that had to be held back, if there are any, and lets go of them. */
  held(draft: LitematicDraft): void
}

/** A sink that may be loaded when the first element arrives. */
export type ElementSinkSource = ElementSink | (() => Promise<ElementSink>)

/** Palette indices by state text, as Sponge has them; there may be gaps. */
export type SpongePalette = (string | undefined)[]

/** Sponge's block or biome data, counted or kept. */
export interface VarintData {
  /** How many values there are. */
  readonly total: number
  /** Occurrences by index, where they were only counted. */
  readonly counts?: Uint32Array
  /** The values, where they were kept. */
  readonly values?: Uint16Array
  /** Values after the last of `total` that were left out already. */
  readonly excess?: number
  /**
   * Takes back the last values, where it became known only later how many there should be; false where they are too
   * many.
   */
  takeBack?(count: number): boolean
}

export interface LitematicDraft {
  readonly name: string
  /** As in the file: a negative size runs to the west, down or north of the position. */
  size?: Vec3
  position?: Vec3
  palette?: BlockState[]
  /** Longs of the block array in all. */
  longs: number
  /** The block array, where it could not be counted while it passed by. */
  held?: HeldBytes
  /** Occurrences by index, where it could. */
  counts?: Uint32Array
}

/** What was found in a file before its format is known; filled in any order. */
export interface Draft {
  /** Where blocks are only counted, not kept. */
  readonly counters: BlockCounters | undefined
  /** Numbers, texts and small lists of the root (or of Sponge 3's inner compound). */
  readonly values: Map<string, NbtValue>
  metadata?: NbtCompound

  spongePalette?: SpongePalette
  spongeBlocks?: VarintData
  /** Whether the blocks were in a compound of their own, as in version 3. */
  spongeNested: boolean
  biomePalette?: SpongePalette
  biomes?: VarintData
  biomesPerBlock: boolean

  mceditBlocks?: HeldBytes
  mceditData?: HeldBytes
  mceditAdd?: HeldBytes
  /** As `mceditAdd`, a whole byte a block. */
  mceditAddBytes?: HeldBytes
  /** Id by block name (Schematica). */
  schematicaMapping?: NbtCompound
  /** Block name by id (MCEdit). */
  mceditMapping?: NbtCompound

  litematicRegions?: LitematicDraft[]

  /** The first is the one that counts; more are variants of the same structure. */
  structurePalettes?: BlockState[][]
  structureBlocks?: StructureBlocks

  bedrockLayers?: BedrockLayer[]
  bedrockPalette?: VersionedState[]
}

export function emptyDraft(counters?: BlockCounters): Draft {
  return { counters, values: new Map(), spongeNested: false, biomesPerBlock: false }
}
