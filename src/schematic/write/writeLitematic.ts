import { isAir } from '../blockState'
import { type CompactPalette, compactPalette } from '../blocks/compactPalette'
import { litematicBits } from '../blocks/packedLongs'
import { packLongs } from '../blocks/packLongs'
import { SchematicError } from '../errors'
import type { BlockEntity, BlockState, Entity, NbtCompound, Region, Schematic, Vec3 } from '../model'
import { TAG_COMPOUND, TAG_LONG_ARRAY } from '../nbt/tags'
import { getNumber, nbtCompound, nbtDouble, nbtInt, nbtList, nbtLong, nbtString } from '../nbt/values'
import { NbtWriter } from '../nbt/writeNbt'
import { enclosingBox } from '../operations/mergeRegions'
import { dataVersionOf } from './dataVersionOf'
import { stateTag } from './stateTag'
import { nameTags } from './writeMetadata'
import { withTags } from './writeSponge'
import { Losses, PIECE_BYTES, piecesOf, Written } from './written'

const SUB_VERSION = 1
/** Since 1.20.5 the game writes items as components; Litematica marks such files as version 7. */
const COMPONENTS_DATA_VERSION = 3837

/**
 * A litematic with every region of its own; version 7 for the game's versions since 1.20.5, else 6. The same schematic
 * always gives the same bytes. Throws SchematicError('cannot_write') for a schematic without regions.
 * Source: the files themselves; https://github.com/maruohon/litematica read for facts.
 */
export function writeLitematic(schematic: Schematic): Written {
  const losses = new Losses()
  if (schematic.regions.length === 0) throw new SchematicError('cannot_write', 'has no region')
  if (schematic.edition === 'bedrock') {
    losses.add('other_edition', "Block states are Bedrock's; Java Edition does not know all of them.")
  }
  if (schematic.offset?.some((part) => part !== 0)) losses.add('offset', 'The origin offset was left out.')
  const dataVersion = dataVersionOf(schematic, losses)
  const version = dataVersion >= COMPONENTS_DATA_VERSION ? 7 : 6
  for (const region of schematic.regions) noteLosses(region, losses)
  const palettes = schematic.regions.map((region) => compactPalette(region))
  const names = uniqueNames(schematic.regions)
  const bytes = schematic.regions.reduce(
    (sum, { blocks }, index) => sum + (blocks.length * bitsOf(palettes[index]?.states ?? [])) / 8,
    0,
  )
  function* write() {
    const writer = new NbtWriter()
    writer.head(TAG_COMPOUND, '')
    writer.tag('MinecraftDataVersion', nbtInt(dataVersion))
    writer.tag('Version', nbtInt(version))
    writer.tag('SubVersion', nbtInt(SUB_VERSION))
    writer.tag('Metadata', metadataOf(schematic, palettes))
    writer.head(TAG_COMPOUND, 'Regions')
    for (const [index, region] of schematic.regions.entries()) {
      writer.head(TAG_COMPOUND, names[index] ?? 'main')
      yield* writeRegion(writer, region, palettes[index] ?? compactPalette(region))
      writer.end()
    }
    writer.end()
    writer.end()
    yield writer.takePiece()
  }
  return new Written(bytes, losses.toWarnings(), write)
}

function noteLosses(region: Region, losses: Losses): void {
  if (region.biomes !== undefined) losses.add('biomes', 'Biomes were left out.')
  if (region.waterLayer !== undefined) losses.add('water_layer', "Bedrock's water layer was left out.")
  if (region.absent !== undefined) losses.add('absent_became_air', 'Cells left out of the file became air.')
}

/** Bits of a block, of which index 0 is air. */
const bitsOf = (states: readonly BlockState[]): number =>
  litematicBits(states.length + (states.some(isLitematicAir) ? 0 : 1))

function* writeRegion(writer: NbtWriter, region: Region, palette: CompactPalette): Generator<Uint8Array<ArrayBuffer>> {
  writer.tag('Position', vector(region.position))
  writer.tag('Size', vector([region.width, region.height, region.length]))
  const { states, indexOf } = withAirFirst(palette.states, palette.indexOf)
  writer.tag('BlockStatePalette', nbtList(states.map(stateTag), 'compound'))
  const bits = litematicBits(states.length)
  writer.head(TAG_LONG_ARRAY, 'BlockStates')
  writer.int(longsOf(region.blocks.length, bits))
  for (const blocks of piecesOf(region.blocks)) {
    const bytes = 8 * longsOf(blocks.length, bits)
    if (writer.length + bytes > PIECE_BYTES) yield writer.takePiece()
    packLongs(blocks, indexOf, bits, writer.reserve(bytes))
  }
  writer.tag('TileEntities', nbtList(region.blockEntities.map(tileEntity), 'compound'))
  writer.tag('Entities', nbtList(region.entities.map(entity), 'compound'))
  const ticks = region.pendingTicks ?? []
  writer.tag(
    'PendingBlockTicks',
    nbtList(
      ticks.filter((tick) => !isFluidTick(tick)),
      'compound',
    ),
  )
  writer.tag('PendingFluidTicks', nbtList(ticks.filter(isFluidTick), 'compound'))
}

const longsOf = (blocks: number, bits: number): number => Math.ceil((blocks * bits) / 64)

const isLitematicAir = ({ name }: BlockState): boolean => name === 'minecraft:air'

/** Litematica treats index 0 as air, whatever it is. */
function withAirFirst(
  states: readonly BlockState[],
  indexOf: Uint16Array,
): { states: readonly BlockState[]; indexOf: Uint16Array } {
  const air = states.findIndex(isLitematicAir)
  if (air === 0) return { states, indexOf }
  if (air > 0) {
    const [first] = states
    const swapped = states.map((state, index) => (index === 0 ? states[air] : index === air ? first : state) ?? state)
    return { states: swapped, indexOf: indexOf.map((index) => (index === air ? 0 : index === 0 ? air : index)) }
  }
  const air0: BlockState = { name: 'minecraft:air', properties: {} }
  return { states: [air0, ...states], indexOf: indexOf.map((index) => index + 1) }
}

function metadataOf(schematic: Schematic, palettes: readonly CompactPalette[]): NbtCompound {
  const { metadata, regions } = schematic
  const box = enclosingBox(regions)
  const volume = regions.reduce((sum, region) => sum + region.blocks.length, 0)
  let blocks = 0
  for (const { states, counts } of palettes) {
    states.forEach((state, index) => {
      if (!isAir(state.name)) blocks += counts[index] ?? 0
    })
  }
  const names = nameTags(metadata)
  const own = nbtCompound({
    Name: names.Name ?? nbtString('Unnamed'),
    Author: names.Author ?? nbtString(''),
    Description: names.Description ?? nbtString(''),
    RegionCount: nbtInt(regions.length),
    TotalVolume: nbtInt(volume),
    TotalBlocks: nbtInt(blocks),
    TimeCreated: nbtLong(BigInt(Math.round(metadata.created ?? 0))),
    TimeModified: nbtLong(BigInt(Math.round(metadata.modified ?? metadata.created ?? 0))),
    EnclosingSize: vector([box.width, box.height, box.length]),
  })
  if (schematic.format !== 'litematic' || metadata.extra === undefined) return own
  return withTags(metadata.extra, Object.fromEntries(own.value))
}

/** Names of regions are keys: a name that comes twice gets a number. */
function uniqueNames(regions: readonly Region[]): string[] {
  const used = new Set<string>()
  return regions.map(({ name }) => {
    let unique = name
    for (let n = 2; used.has(unique); n++) unique = `${name} ${n}`
    used.add(unique)
    return unique
  })
}

function vector([x, y, z]: Vec3): NbtCompound {
  return nbtCompound({ x: nbtInt(x), y: nbtInt(y), z: nbtInt(z) })
}

function tileEntity({ id, position: [x, y, z], data }: BlockEntity): NbtCompound {
  return withTags(data, { x: nbtInt(x), y: nbtInt(y), z: nbtInt(z), id: nbtString(id) })
}

function entity({ id, position, data }: Entity): NbtCompound {
  return withTags(data, { id: nbtString(id), Pos: nbtList(position.map(nbtDouble)) })
}

/** Litematica's fluid ticks name a fluid, its block ticks a block. */
function isFluidTick(tick: NbtCompound): boolean {
  return tick.value.has('Fluid') && getNumber(tick, 'Priority') !== undefined
}
