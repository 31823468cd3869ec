const MiB = 1024 * 1024

/** All limits of the work on one file. Each is checked as data arrives, before memory is allocated for it. */
export interface Limits {
  /** Bytes of NBT after inflation. */
  readonly inflatedBytes: number
  /**
   * Inflated bytes for each compressed byte, judged once `ratioFreeBytes` have come out. Deflate itself can't pass
   * 1,032, and an honest field of one block comes near it: the default only stops what is not deflate. Lower it where
   * that is wanted.
   */
  readonly ratio: number
  readonly ratioFreeBytes: number
  /** Compounds and lists inside each other. */
  readonly depth: number
  /** Named tags and list elements of changing size. */
  readonly tags: number
  /** Blocks along one axis, of a region and of the box around all regions. */
  readonly axis: number
  /** Blocks of all regions together. */
  readonly volume: number
  /** Block states in the palette of one region. */
  readonly palette: number
  /** Block states in all palettes of a file together. */
  readonly palettes: number
  /** Bytes of all palettes of a file as NBT. */
  readonly paletteBytes: number
  readonly regions: number
  /** Bytes of one value kept whole: a block entity, an entity, the metadata. */
  readonly valueBytes: number
  /** Tags and list elements of one value kept whole. */
  readonly valueTags: number
  /** Tags and list elements of all values that are looked into, together. */
  readonly decodedTags: number
  /** Block entities, and entities, and pending ticks: so many of each. */
  readonly elements: number
  /** Different ids of one kind (block entities, entities, items) that are counted apart. */
  readonly ids: number
  /** Bytes of block arrays buffered until they can be decoded (inspection only). */
  readonly heldBytes: number
  /** Bytes of arrays and strings of no use to us, together. */
  readonly unneededBytes: number
  /** Bytes after the end of the NBT. */
  readonly trailingBytes: number
}

export const defaultLimits: Limits = {
  inflatedBytes: 512 * MiB,
  ratio: 1_100,
  ratioFreeBytes: MiB,
  depth: 512,
  tags: 32 * 1024 * 1024,
  axis: 65_535,
  volume: 134_217_728,
  palette: 65_536,
  palettes: 262_144,
  paletteBytes: 8 * MiB,
  regions: 1_024,
  valueBytes: 16 * MiB,
  valueTags: 262_144,
  decodedTags: 16 * 1024 * 1024,
  elements: 524_288,
  ids: 65_536,
  heldBytes: 96 * MiB,
  unneededBytes: 128 * MiB,
  trailingBytes: 64 * 1024,
}
