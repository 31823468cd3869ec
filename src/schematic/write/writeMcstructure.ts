import { WORDS_VERSION } from '../bedrockVersion'
import { isAir } from '../blockState'
import { compactPalette } from '../blocks/compactPalette'
import { SchematicError } from '../errors'
import { defaultLimits, type Limits } from '../limits'
import type { BlockState, Entity, NbtCompound, NbtValue, Region, Schematic } from '../model'
import { TAG_COMPOUND, TAG_INT, TAG_LIST } from '../nbt/tags'
import { nbtByte, nbtCompound, nbtFloat, nbtInt, nbtList, nbtString } from '../nbt/values'
import { NbtWriter } from '../nbt/writeNbt'
import { mergeRegions } from '../operations/mergeRegions'
import { withTags } from './writeSponge'
import { blockBytesOf, Losses, PIECE_BYTES, Written } from './written'

/** A cell takes two ints. */
const LAYERS_BYTES = 8

/**
 * Writes a Bedrock structure file. Several regions become one; absent cells stay absent. Java's block states are
 * written with their own names, which Bedrock knows for most blocks but not all states; that is reported as a loss.
 * Deterministic. Source: https://learn.microsoft.com/minecraft/creator, and the files themselves.
 */
export function writeMcstructure(schematic: Schematic, limits: Limits = defaultLimits): Written {
  const losses = new Losses()
  const region = mergeRegions(schematic, limits)
  if (LAYERS_BYTES * region.blocks.length > blockBytesOf(limits)) {
    throw new SchematicError('cannot_write', `has ${region.blocks.length} cells, too many for a Bedrock structure`)
  }
  noteLosses(schematic, region, losses)
  // States of older files were upgraded to current names.
  const version = Math.max(schematic.blockVersion ?? 0, WORDS_VERSION)
  const { states, indexOf } = paletteOf(region)
  function* write() {
    const writer = new NbtWriter({ littleEndian: true })
    writer.head(TAG_COMPOUND, '')
    writer.tag('format_version', nbtInt(1))
    writer.tag('size', nbtList([region.width, region.height, region.length].map(nbtInt)))
    writer.head(TAG_COMPOUND, 'structure')
    writer.head(TAG_LIST, 'block_indices')
    writer.byte(TAG_LIST)
    writer.int(2)
    const { blocks, waterLayer, absent } = region
    yield* writeLayer(writer, region, (at) => {
      const index = blocks[at] ?? 0
      return index === absent ? -1 : (indexOf[index] ?? 0)
    })
    yield* writeLayer(writer, region, (at) => {
      const water = waterLayer?.[at] ?? 0
      return water === 0 ? -1 : (indexOf[water - 1] ?? -1)
    })
    writer.tag('entities', nbtList(region.entities.map(entityTag), 'compound'))
    writer.head(TAG_COMPOUND, 'palette')
    writer.head(TAG_COMPOUND, 'default')
    writer.tag(
      'block_palette',
      nbtList(
        states.map((state) => stateTag(state, version)),
        'compound',
      ),
    )
    writer.tag('block_position_data', positionData(region))
    writer.end()
    writer.end()
    writer.end()
    writer.tag('structure_world_origin', nbtList([0, 0, 0].map(nbtInt)))
    writer.end()
    yield writer.takePiece()
  }
  return new Written(LAYERS_BYTES * region.blocks.length, losses.toWarnings(), write)
}

function noteLosses(schematic: Schematic, region: Region, losses: Losses): void {
  if (schematic.edition === 'java') {
    losses.add('other_edition', "Block states are Java's; Bedrock uses its own defaults for unknown ones.")
    losses.add('java_block_entities', "Contents are Java's; Bedrock may not read them.", region.blockEntities.length)
  }
  if (schematic.regions.length > 1) {
    losses.add('regions_merged', 'Several regions became one.', schematic.regions.length)
  }
  if (Object.keys(schematic.metadata).length > 0)
    losses.add('metadata', 'Name, author, description and dates were left out.')
  if (schematic.dataVersion !== undefined) losses.add('data_version', 'The game version was left out.')
  if (schematic.offset?.some((part) => part !== 0)) losses.add('offset', 'The origin offset was left out.')
  if (region.biomes !== undefined) losses.add('biomes', 'Biomes were left out.')
  if (schematic.edition === 'java') {
    losses.add('pending_ticks', 'Pending block and fluid ticks were left out.', region.pendingTicks?.length ?? 0)
  }
}

/** The palette of both layers: what only the water layer uses is used too. */
function paletteOf(region: Region): { states: readonly BlockState[]; indexOf: Uint16Array } {
  const { states, texts, indexOf } = compactPalette(region, true)
  const all = [...states]
  if (region.waterLayer === undefined) return { states: all, indexOf }
  const seen = new Set<number>()
  for (let i = 0; i < region.waterLayer.length; i++) {
    const water = region.waterLayer[i] ?? 0
    if (water > 0) seen.add(water - 1)
  }
  const own = compactPalette({ ...region, blocks: Uint16Array.from(seen) })
  for (const old of seen) {
    const text = own.texts[own.indexOf[old] ?? 0] ?? ''
    const state = own.states[own.indexOf[old] ?? 0]
    let index = texts.indexOf(text)
    if (index < 0 && state !== undefined) {
      index = all.length
      all.push(state)
    }
    indexOf[old] = index
  }
  return { states: all, indexOf }
}

/** A layer in pieces of as many rows along z as have room in one. */
function* writeLayer(
  writer: NbtWriter,
  region: Region,
  indexAt: (at: number) => number,
): Generator<Uint8Array<ArrayBuffer>> {
  const { width, height, length } = region
  writer.byte(TAG_INT)
  writer.int(width * height * length)
  yield writer.takePiece()
  const rows = width * height
  const rowsOfPiece = Math.max(1, Math.floor(PIECE_BYTES / (4 * length)))
  for (let row = 0; row < rows; row += rowsOfPiece) {
    yield layerRows(region, row, Math.min(rows, row + rowsOfPiece), indexAt)
  }
}

/** The indices of rows along z, which come after each other in y and then in x. */
function layerRows(
  { width, height, length }: Region,
  from: number,
  end: number,
  indexAt: (at: number) => number,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 * length * (end - from))
  const view = new DataView(bytes.buffer)
  let to = 0
  for (let row = from; row < end; row++) {
    const first = (row % height) * length * width + Math.floor(row / height)
    for (let z = 0; z < length; z++, to += 4) view.setInt32(to, indexAt(first + z * width), true)
  }
  return bytes
}

/** A state as `{name, states, version}`; truths are bytes there and numbers ints. */
function stateTag(state: BlockState, version: number): NbtCompound {
  const states: Record<string, NbtValue> = Object.create(null)
  for (const key of Object.keys(state.properties).sort()) {
    const value = state.properties[key] ?? ''
    states[key] =
      value === 'true' || value === 'false'
        ? nbtByte(value === 'true' ? 1 : 0)
        : /^-?\d{1,9}$/.test(value)
          ? nbtInt(Number(value))
          : nbtString(value)
  }
  return nbtCompound({
    name: nbtString(isAir(state.name) ? 'minecraft:air' : state.name),
    states: nbtCompound(states),
    version: nbtInt(version),
  })
}

/** Block entities by the index of their cell. */
function positionData(region: Region): NbtCompound {
  const { height, length } = region
  const value = new Map<string, NbtValue>()
  for (const {
    id,
    position: [x, y, z],
    data,
  } of region.blockEntities) {
    value.set(
      String((x * height + y) * length + z),
      nbtCompound({
        block_entity_data: withTags(data, { id: nbtString(id), x: nbtInt(x), y: nbtInt(y), z: nbtInt(z) }),
      }),
    )
  }
  return { type: 'compound', value }
}

function entityTag({ id, position, data }: Entity): NbtCompound {
  return withTags(data, { identifier: nbtString(id), Pos: nbtList(position.map(nbtFloat)) })
}
