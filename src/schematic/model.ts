/**
 * The one model every format is read into and written from.
 *
 * Coordinates are the game's: x east, y up, z south. Block arrays are in y-z-x order: index = (y * length + z) * width
 * + x, where width runs along x, height along y and length along z, all in blocks.
 */

export type Edition = 'java' | 'bedrock'

/** The file formats, by the name of the tool or game that defined them. The version is kept beside it. */
export type FormatName = 'sponge' | 'litematic' | 'structure' | 'mcedit' | 'mcstructure'

export type Vec3 = readonly [x: number, y: number, z: number]

/** A block state: a namespaced block name and its properties, sorted by key when written as text. */
export interface BlockState {
  /** Namespaced, as `minecraft:oak_stairs`. */
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
}

/** NBT in memory. Arrays are views over the bytes they were read from wherever alignment and byte order allow. */
export type NbtValue =
  | { readonly type: 'byte' | 'short' | 'int' | 'float' | 'double'; readonly value: number }
  | { readonly type: 'long'; readonly value: bigint }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'byteArray'; readonly value: Int8Array }
  | { readonly type: 'intArray'; readonly value: Int32Array }
  | { readonly type: 'longArray'; readonly value: BigInt64Array }
  | { readonly type: 'list'; readonly of: NbtType | 'end'; readonly value: readonly NbtValue[] }
  | NbtCompound
export interface NbtCompound {
  readonly type: 'compound'
  readonly value: ReadonlyMap<string, NbtValue>
}
export type NbtType = NbtValue['type']

/** A block entity: its id, its place relative to its region's origin, and everything else it holds. */
export interface BlockEntity {
  readonly id: string
  readonly position: Vec3
  /** The whole payload, without the position and id keys of the format it came from. */
  readonly data: NbtCompound
}

/**
 * An entity: its id, its place in blocks relative to its region's origin, and everything else it holds. The block that
 * something hangs in (see `anchors.ts`) is relative to the same.
 */
export interface Entity {
  readonly id: string
  readonly position: Vec3
  readonly data: NbtCompound
}

/** A box of blocks. A file has at least one; only Litematica has several. */
export interface Region {
  readonly name: string
  /** Of the corner with the smallest coordinates, relative to the schematic's own origin. */
  readonly position: Vec3
  readonly width: number
  readonly height: number
  readonly length: number
  /** Index → block state. A region with the empty palette has no blocks. */
  readonly palette: readonly BlockState[]
  /**
   * Other palettes for the same blocks, of which the game picks one at random (structure files). An entry that one
   * lacks is the palette's own.
   */
  readonly variants?: readonly (readonly BlockState[])[]
  /** One palette index for each block, y-z-x; Uint16Array up to 65,536 palette entries. */
  readonly blocks: Uint16Array
  /**
   * Palette index of the cells that the file leaves out, so that whatever is there stays when it is pasted (structure
   * files, Bedrock). Its palette entry is air, so nothing but a writer needs to know.
   */
  readonly absent?: number
  /**
   * Bedrock's second layer (water in waterlogged blocks): palette index + 1, 0 for none; absent where there is none.
   */
  readonly waterLayer?: Uint16Array
  readonly blockEntities: readonly BlockEntity[]
  readonly entities: readonly Entity[]
  /** One biome a column or a block, where the format has them. */
  readonly biomes?: { readonly palette: readonly string[]; readonly cells: Uint16Array; readonly perBlock: boolean }
  /** Pending block and fluid ticks, kept as they were. */
  readonly pendingTicks?: readonly NbtCompound[]
}

export interface Metadata {
  readonly name?: string
  readonly author?: string
  readonly description?: string
  /** Milliseconds since 1970. */
  readonly created?: number
  readonly modified?: number
  /** What a format holds beyond these, kept for a round trip into the same format. */
  readonly extra?: NbtCompound
}

/** Something a reader had to guess or a writer had to drop. */
export interface Warning {
  readonly code: string
  readonly message: string
  /** How many times it happened. */
  readonly count: number
}

export interface Schematic {
  readonly format: FormatName
  /** Sponge 1–3, Litematica 1–7, mcstructure 1; structure and mcedit: 1. */
  readonly formatVersion: number
  readonly edition: Edition
  /** Java's data version; absent in MCEdit files and Bedrock. */
  readonly dataVersion?: number
  /**
   * Whether the file has block names or numbers of 1.12 and earlier. The palette has current states in any case, but
   * without data from neighbors and block entities (see `connectBlocks`), and block entities and entities have the old
   * format (see `modernElements`).
   */
  readonly isLegacy?: boolean
  /**
   * The newest of Bedrock's block versions in the file, a byte each part: 0x01_14_3c_01 is 1.20.60.1. The states in the
   * model have the names of `WORDS_VERSION`.
   */
  readonly blockVersion?: number
  readonly regions: readonly Region[]
  /** Where the smallest corner lies relative to the place that the build is pasted at, where the format says so. */
  readonly offset?: Vec3
  /**
   * Where the smallest corner lay in the world that the build was copied from, where the format says so (WorldEdit).
   */
  readonly place?: Vec3
  readonly metadata: Metadata
  readonly warnings: readonly Warning[]
}
