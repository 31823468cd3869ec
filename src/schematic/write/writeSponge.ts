import { moveAnchor, moveEntity } from '../anchors'
import { type CompactPalette, compactPalette } from '../blocks/compactPalette'
import { encodeVarints, varintBytes } from '../blocks/encodeVarints'
import { SchematicError } from '../errors'
import type { Limits } from '../limits'
import type { BlockEntity, Entity, NbtCompound, NbtValue, Region, Schematic, Vec3 } from '../model'
import { TAG_BYTE_ARRAY, TAG_COMPOUND } from '../nbt/tags'
import {
  emptyCompound,
  getCompound,
  nbtCompound,
  nbtDouble,
  nbtInt,
  nbtIntArray,
  nbtList,
  nbtShort,
  nbtString,
  withoutTags,
} from '../nbt/values'
import { NbtWriter } from '../nbt/writeNbt'
import { mergeRegions } from '../operations/mergeRegions'
import { dataVersionOf } from './dataVersionOf'
import { dateTag, nameTags } from './writeMetadata'
import { Losses, PIECE_BYTES, piecesOf, Written } from './written'

const MAX_AXIS_BLOCKS = 65_535

/**
 * A Sponge schematic of version 2 or 3, with places as WorldEdit writes them (see `placingOf`). Several regions become
 * one. The same schematic always gives the same bytes.
 *
 * Throws SchematicError('cannot_write') for an axis of more than 65,535 blocks.
 * Source: https://github.com/SpongePowered/Schematic-Specification/tree/master/versions
 */
export function writeSponge(schematic: Schematic, options: { readonly version: 2 | 3 }, limits?: Limits): Written {
  const losses = new Losses()
  if (schematic.edition === 'bedrock') {
    losses.add('other_edition', "Block states are Bedrock's; Java Edition does not know all of them.")
  }
  if (schematic.regions.length > 1) {
    losses.add('regions_merged', 'Several regions became one.', schematic.regions.length)
  }
  const region = mergeRegions(schematic, limits)
  for (const blocks of [region.width, region.height, region.length]) {
    if (blocks > MAX_AXIS_BLOCKS)
      throw new SchematicError('cannot_write', `is ${blocks} blocks long; Sponge holds ${MAX_AXIS_BLOCKS}`)
  }
  noteLosses(schematic, region, losses)
  const dataVersion = dataVersionOf(schematic, losses)
  const offset = schematic.offset ?? region.position
  const place = schematic.place ?? offset
  if (options.version === 2) noteLossesOfV2(region, losses)
  const palette = compactPalette(region)
  function* writeV3() {
    const writer = new NbtWriter()
    writer.head(TAG_COMPOUND, '')
    writer.head(TAG_COMPOUND, 'Schematic')
    writeHead(writer, schematic, region, 3, dataVersion)
    writer.head(TAG_COMPOUND, 'Blocks')
    writePalette(writer, 'Palette', palette.texts)
    yield* writeCells(writer, 'Data', region.blocks, palette)
    writer.tag('BlockEntities', nbtList(region.blockEntities.map(blockEntityV3), 'compound'))
    writer.end()
    yield* writeBiomesV3(writer, region)
    const entities = region.entities.map((entity) => entityV3(moveAnchor(entity, place)))
    writer.tag('Entities', nbtList(entities, 'compound'))
    writer.end()
    writer.end()
    yield writer.takePiece()
  }
  function* writeV2() {
    const writer = new NbtWriter()
    writer.head(TAG_COMPOUND, 'Schematic')
    writeHead(writer, schematic, region, 2, dataVersion)
    writer.tag('PaletteMax', nbtInt(palette.texts.length))
    writePalette(writer, 'Palette', palette.texts)
    yield* writeCells(writer, 'BlockData', region.blocks, palette)
    writer.tag('BlockEntities', nbtList(region.blockEntities.map(blockEntityV2), 'compound'))
    yield* writeBiomesV2(writer, region)
    const entities = region.entities.map((entity) => entityV2(moveEntity(entity, place)))
    writer.tag('Entities', nbtList(entities, 'compound'))
    writer.end()
    yield writer.takePiece()
  }
  return new Written(varintBytes(palette.counts), losses.toWarnings(), options.version === 3 ? writeV3 : writeV2)
}

function noteLosses(schematic: Schematic, region: Region, losses: Losses): void {
  const { absent } = region
  if (absent !== undefined && schematic.regions.length === 1) {
    let cells = 0
    for (let i = 0; i < region.blocks.length; i++) if (region.blocks[i] === absent) cells += 1
    losses.add('absent_became_air', 'Cells left out of the file became air.', cells)
  }
  losses.add('pending_ticks', 'Pending block and fluid ticks were left out.', region.pendingTicks?.length ?? 0)
  if (region.waterLayer !== undefined) losses.add('water_layer', "Bedrock's water layer was left out.")
}

function noteLossesOfV2({ biomes, blockEntities, width, length }: Region, losses: Losses): void {
  const clashing = blockEntities.filter(({ data }) => data.value.has('Id') || data.value.has('Pos'))
  losses.add('block_entity_tags', "Block entities' own tags named Id or Pos were left out.", clashing.length)
  if (biomes === undefined) return
  const { cells, palette } = biomes
  const columns = width * length
  if (biomes.perBlock && cells.some((biome, cell) => palette[biome] !== palette[cells[cell % columns] ?? 0])) {
    losses.add('biome_heights', 'Biomes that change with the height were left out.')
  }
}

function writeHead(writer: NbtWriter, schematic: Schematic, region: Region, version: 2 | 3, dataVersion: number): void {
  const offset = schematic.offset ?? region.position
  const { place } = schematic
  writer.tag('Version', nbtInt(version))
  writer.tag('DataVersion', nbtInt(dataVersion))
  const { metadata } = schematic
  const extra = schematic.format === 'sponge' ? withoutPlacing(metadata.extra) : undefined
  const tags = nbtCompound({
    ...nameTags(metadata),
    Date: dateTag(metadata.created),
    TimeModified: dateTag(metadata.modified),
    ...Object.fromEntries(extra?.value ?? []),
    ...(version === 2 ? offsetTags(offset) : worldTag(extra, offset, place)),
  })
  if (tags.value.size > 0) writer.tag('Metadata', tags)
  writer.tag('Width', nbtShort(region.width))
  writer.tag('Height', nbtShort(region.height))
  writer.tag('Length', nbtShort(region.length))
  writer.tag('Offset', nbtIntArray(version === 2 ? (place ?? offset) : offset))
}

const OFFSETS = ['WEOffsetX', 'WEOffsetY', 'WEOffsetZ'] as const

/** WorldEdit's tags are written as far as positions are known. */
function withoutPlacing(extra: NbtCompound | undefined): NbtCompound | undefined {
  const worldEdit = getCompound(extra, 'WorldEdit')
  const rest = withoutTags(extra ?? emptyCompound, OFFSETS)
  return worldEdit === undefined ? rest : withTags(rest, { WorldEdit: withoutTags(worldEdit, ['Origin']) })
}

/**
 * The distance from the player to the smallest corner in version 2, where WorldEdit uses `Offset` as a world position.
 */
function offsetTags(offset: Vec3): Record<string, NbtValue> {
  return Object.fromEntries(OFFSETS.map((name, axis) => [name, nbtInt(offset[axis] ?? 0)]))
}

/** The player's world position in version 3; blocks that entities hang on are relative to it. */
function worldTag(extra: NbtCompound | undefined, offset: Vec3, place: Vec3 | undefined): Record<string, NbtValue> {
  if (place === undefined) return {}
  const origin = nbtIntArray(place.map((value, axis) => value - (offset[axis] ?? 0)))
  return { WorldEdit: withTags(getCompound(extra, 'WorldEdit') ?? emptyCompound, { Origin: origin }) }
}

type Pieces = Generator<Uint8Array<ArrayBuffer>>

function writePalette(writer: NbtWriter, name: string, texts: readonly string[]): void {
  writer.head(TAG_COMPOUND, name)
  texts.forEach((text, index) => {
    writer.tag(text, nbtInt(index))
  })
  writer.end()
}

function* writeBiomesV2(writer: NbtWriter, { biomes, width, length }: Region): Pieces {
  if (biomes === undefined) return
  writer.tag('BiomePaletteMax', nbtInt(biomes.palette.length))
  writePalette(writer, 'BiomePalette', biomes.palette)
  const columns = biomes.perBlock ? biomes.cells.subarray(0, width * length) : biomes.cells
  yield* writeCells(writer, 'BiomeData', columns, unchanged(columns, biomes.palette.length))
}

function* writeBiomesV3(writer: NbtWriter, { biomes, height }: Region): Pieces {
  if (biomes === undefined) return
  writer.head(TAG_COMPOUND, 'Biomes')
  writePalette(writer, 'Palette', biomes.palette)
  const indices = unchanged(biomes.cells, biomes.palette.length)
  if (biomes.perBlock) yield* writeCells(writer, 'Data', biomes.cells, indices)
  else yield* writeLayers(writer, 'Data', biomes.cells, indices, height)
  writer.end()
}

type Indices = Pick<CompactPalette, 'counts' | 'indexOf'>

/** Indices that are written as they are. */
function unchanged(cells: Uint16Array, palette: number): Indices {
  const counts = new Array<number>(palette).fill(0)
  for (const cell of cells) counts[cell] = (counts[cell] ?? 0) + 1
  return { counts, indexOf: Uint16Array.from({ length: palette }, (_, index) => index) }
}

function* writeCells(writer: NbtWriter, name: string, cells: Uint16Array, { counts, indexOf }: Indices): Pieces {
  const bytes = varintBytes(counts)
  writer.head(TAG_BYTE_ARRAY, name)
  writer.int(bytes)
  yield writer.takePiece()
  for (const piece of piecesOf(cells)) yield encodeVarints(piece, indexOf, bytes / cells.length)
}

/** The same cells in every layer. */
function* writeLayers(
  writer: NbtWriter,
  name: string,
  cells: Uint16Array,
  { counts, indexOf }: Indices,
  height: number,
): Pieces {
  const bytes = varintBytes(counts)
  const layer = encodeVarints(cells, indexOf, bytes / cells.length)
  writer.head(TAG_BYTE_ARRAY, name)
  writer.int(bytes * height)
  for (let y = 0; y < height; y++) {
    if (writer.length + bytes > PIECE_BYTES) yield writer.takePiece()
    writer.raw(layer)
  }
}

function blockEntityV2({ id, position, data }: BlockEntity): NbtCompound {
  return withTags(data, { Pos: nbtIntArray(position), Id: nbtString(id) })
}

function blockEntityV3({ id, position, data }: BlockEntity): NbtCompound {
  return nbtCompound({ Pos: nbtIntArray(position), Id: nbtString(id), Data: data })
}

function entityV2({ id, position, data }: Entity): NbtCompound {
  return withTags(data, { Pos: nbtList(position.map(nbtDouble)), Id: nbtString(id) })
}

function entityV3({ id, position, data }: Entity): NbtCompound {
  return nbtCompound({ Pos: nbtList(position.map(nbtDouble)), Id: nbtString(id), Data: data })
}

/** The tags given, then the compound's own; names given win. */
export function withTags(compound: NbtCompound, tags: Readonly<Record<string, NbtValue>>): NbtCompound {
  const value = new Map<string, NbtValue>(Object.entries(tags))
  for (const [name, tag] of compound.value) if (!value.has(name)) value.set(name, tag)
  return { type: 'compound', value }
}
