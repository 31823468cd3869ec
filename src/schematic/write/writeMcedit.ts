import { moveEntity } from '../anchors'
import { countRuns } from '../blocks/blockRuns'
import { encodeBytes } from '../blocks/encodeVarints'
import { SchematicError } from '../errors'
import { legacyKeyOf } from '../legacy/legacyKeys'
import { defaultLimits, type Limits } from '../limits'
import type { BlockEntity, Entity, NbtCompound, Region, Schematic, Vec3 } from '../model'
import { TAG_BYTE_ARRAY, TAG_COMPOUND } from '../nbt/tags'
import { nbtDouble, nbtInt, nbtList, nbtShort, nbtString } from '../nbt/values'
import { NbtWriter } from '../nbt/writeNbt'
import { mergeRegions } from '../operations/mergeRegions'
import { withTags } from './writeSponge'
import { Losses, piecesOf, Written } from './written'

const MAX_AXIS_BLOCKS = 65_535

/**
 * Writes an MCEdit file with numeric ids and data values as up to 1.12: newer blocks become air, and states without a
 * data value are approximated. All losses are reported. Deterministic. Source:
 * https://minecraft.wiki/w/Schematic_file_format
 */
export function writeMcedit(schematic: Schematic, limits: Limits = defaultLimits): Written {
  const losses = new Losses()
  const region = mergeRegions(schematic, limits)
  for (const blocks of [region.width, region.height, region.length]) {
    if (blocks > MAX_AXIS_BLOCKS)
      throw new SchematicError('cannot_write', `is ${blocks} blocks long; MCEdit holds ${MAX_AXIS_BLOCKS}`)
  }
  noteLosses(schematic, region, losses)
  const keys = keysOf(region, losses)
  const place: Vec3 = schematic.place ?? [0, 0, 0]
  const { blocks } = region
  const high = Uint8Array.from(keys, (key) => key >> 12)
  function* write() {
    const writer = new NbtWriter()
    writer.head(TAG_COMPOUND, 'Schematic')
    writer.tag('Width', nbtShort(region.width))
    writer.tag('Height', nbtShort(region.height))
    writer.tag('Length', nbtShort(region.length))
    writer.tag('Materials', nbtString('Alpha'))
    yield* writeBytes(
      writer,
      'Blocks',
      blocks,
      Uint8Array.from(keys, (key) => key >> 4),
    )
    // A byte a block where ids are above 4,095, as Schematica has it.
    if (high.some((bits) => bits > 15)) yield* writeBytes(writer, 'Add', blocks, high)
    else if (high.some((bits) => bits > 0)) yield* writeNibbles(writer, 'AddBlocks', blocks, high)
    yield* writeBytes(
      writer,
      'Data',
      blocks,
      Uint8Array.from(keys, (key) => key & 15),
    )
    writer.tag(
      'Entities',
      nbtList(
        region.entities.map((entity) => entityTag(moveEntity(entity, place))),
        'compound',
      ),
    )
    writer.tag('TileEntities', nbtList(region.blockEntities.map(tileEntityTag), 'compound'))
    // WorldEdit requires these tags; they also imply world positions of entities, and the order of `AddBlocks`.
    for (const axis of [0, 1, 2]) {
      writer.tag(`WEOrigin${'XYZ'[axis]}`, nbtInt(place[axis] ?? 0))
      writer.tag(`WEOffset${'XYZ'[axis]}`, nbtInt(schematic.offset?.[axis] ?? 0))
    }
    writer.end()
    yield writer.takePiece()
  }
  return new Written(2 * blocks.length, losses.toWarnings(), write)
}

/** Ids and data values by palette index. */
function keysOf(region: Region, losses: Losses): number[] {
  const uses = countRuns(region.blocks, region.palette.length)
  return region.palette.map((state, index) => {
    const used = uses[index] ?? 0
    if (used === 0) return 0
    const found = legacyKeyOf(state)
    if (found === undefined) {
      losses.add('unknown_blocks', 'Blocks added after 1.12 or by mods became air.', used)
      return 0
    }
    if (!found.exact) losses.add('states_simplified', 'Some block states were approximated.', used)
    return found.key
  })
}

function noteLosses(schematic: Schematic, region: Region, losses: Losses): void {
  if (schematic.edition === 'bedrock') losses.add('other_edition', "Block states are Bedrock's.")
  if (schematic.regions.length > 1) {
    losses.add('regions_merged', 'Several regions became one.', schematic.regions.length)
  }
  if (Object.keys(schematic.metadata).length > 0)
    losses.add('metadata', 'Name, author, description and dates were left out.')
  if (schematic.dataVersion !== undefined) losses.add('data_version', 'The game version was left out.')
  if (region.biomes !== undefined) losses.add('biomes', 'Biomes were left out.')
  if (region.waterLayer !== undefined) losses.add('water_layer', "Bedrock's water layer was left out.")
  losses.add('pending_ticks', 'Pending block and fluid ticks were left out.', region.pendingTicks?.length ?? 0)
}

type Bytes = Generator<Uint8Array<ArrayBuffer>>

/** A byte a block. */
function* writeBytes(writer: NbtWriter, name: string, blocks: Uint16Array, byIndex: Uint8Array): Bytes {
  writer.head(TAG_BYTE_ARRAY, name)
  writer.int(blocks.length)
  yield writer.takePiece()
  for (const piece of piecesOf(blocks)) yield encodeBytes(piece, byIndex)
}

/** Four bits a block, the first of two in the low half. */
function* writeNibbles(writer: NbtWriter, name: string, blocks: Uint16Array, byIndex: Uint8Array): Bytes {
  writer.head(TAG_BYTE_ARRAY, name)
  writer.int((blocks.length + 1) >> 1)
  yield writer.takePiece()
  for (const piece of piecesOf(blocks)) yield nibblesOf(piece, byIndex)
}

function nibblesOf(blocks: Uint16Array, byIndex: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array((blocks.length + 1) >> 1)
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = (byIndex[blocks[2 * i] ?? 0] ?? 0) | ((byIndex[blocks[2 * i + 1] ?? 0] ?? 0) << 4)
  }
  return bytes
}

function tileEntityTag({ id, position: [x, y, z], data }: BlockEntity): NbtCompound {
  return withTags(data, { id: nbtString(id), x: nbtInt(x), y: nbtInt(y), z: nbtInt(z) })
}

function entityTag({ id, position, data }: Entity): NbtCompound {
  return withTags(data, { id: nbtString(id), Pos: nbtList(position.map(nbtDouble)) })
}
