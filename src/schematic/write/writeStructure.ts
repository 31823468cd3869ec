import { anchorOf, hangingBlock, isHanging } from '../anchors'
import { isAir } from '../blockState'
import { compactPalette, countUses } from '../blocks/compactPalette'
import { SchematicError } from '../errors'
import { defaultLimits } from '../limits'
import type { BlockEntity, BlockState, Entity, NbtCompound, Region, Schematic } from '../model'
import { TAG_COMPOUND, TAG_LIST } from '../nbt/tags'
import { nbtCompound, nbtDouble, nbtInt, nbtList, nbtString } from '../nbt/values'
import { NbtWriter } from '../nbt/writeNbt'
import { mergeRegions } from '../operations/mergeRegions'
import { dataVersionOf } from './dataVersionOf'
import { stateTag } from './writeLitematic'
import { withTags } from './writeSponge'
import { Losses, type Written } from './written'

/** What the game itself loads; larger ones are for Create and other mods. */
const GAME_AXIS = 48
/** Room for blocks in a file that can be read again. */
const MOST_BYTES = defaultLimits.inflatedBytes - 16 * 1024 * 1024
/** Bytes of a block without block entity. */
const RECORD_BYTES = 36
/** Where in it the place and the state lie. */
const POS_AT = 11
const STATE_AT = 31

/**
 * A structure file as the game and Create read it. Several regions become one; cells that a file left out stay left out. The same
 * schematic always gives the same bytes. Source: https://minecraft.wiki/w/Structure_file
 */
export function writeStructure(schematic: Schematic): Written {
  const losses = new Losses()
  const region = mergeRegions(schematic)
  noteLosses(schematic, region, losses)
  const { palettes, indexOf } = palettesOf(region)
  const { leftOut, listed } = chooseListed(region, losses)
  const writer = new NbtWriter({ bytes: 64 * 1024 + listed * RECORD_BYTES })
  writer.head(TAG_COMPOUND, '')
  writer.tag('DataVersion', nbtInt(dataVersionOf(schematic, losses)))
  if (schematic.metadata.author !== undefined) writer.tag('author', nbtString(schematic.metadata.author))
  writer.tag('size', nbtList([region.width, region.height, region.length].map(nbtInt)))
  const [tags = nbtList([], 'compound'), ...others] = palettes.map((states) =>
    nbtList(states.map(stateTag), 'compound'),
  )
  if (others.length === 0) writer.tag('palette', tags)
  else writer.tag('palettes', nbtList([tags, ...others]))

  const blockEntities = new Map(region.blockEntities.map((element) => [element.position.join(), element]))
  writer.head(TAG_LIST, 'blocks')
  writer.byte(listed === 0 ? 0 : TAG_COMPOUND)
  writer.int(listed)
  const bytes = plainRecord()
  const record = new DataView(bytes.buffer)
  let at = 0
  for (let y = 0; y < region.height; y++) {
    for (let z = 0; z < region.length; z++) {
      for (let x = 0; x < region.width; x++, at++) {
        const index = region.blocks[at] ?? 0
        if (leftOut[index]) continue
        record.setInt32(POS_AT, x)
        record.setInt32(POS_AT + 4, y)
        record.setInt32(POS_AT + 8, z)
        record.setInt32(STATE_AT, indexOf[index] ?? 0)
        writer.raw(bytes)
        const element = blockEntities.size > 0 ? blockEntities.get(`${x},${y},${z}`) : undefined
        if (element !== undefined) writer.tag('nbt', blockEntityTag(element))
        writer.end()
      }
    }
  }
  writer.tag('entities', nbtList(region.entities.map(entityTag), 'compound'))
  writer.end()
  return { nbt: writer.finish(), losses: losses.toWarnings() }
}

/** A block without the end of its compound, at 0 0 0 and of state 0. */
function plainRecord(): Uint8Array<ArrayBuffer> {
  const writer = new NbtWriter({ bytes: RECORD_BYTES })
  writer.tag('pos', nbtList([0, 0, 0].map(nbtInt)))
  writer.tag('state', nbtInt(0))
  return writer.finish()
}

/** The palette and its variants in one order. States that are alike in one may differ in another, so variants keep them apart. */
function palettesOf(region: Region): { palettes: readonly (readonly BlockState[])[]; indexOf: Uint16Array } {
  if (region.variants === undefined) {
    const { states, indexOf } = compactPalette(region, true)
    return { palettes: [states], indexOf }
  }
  const uses = countUses(region.blocks, region.palette.length)
  const indexOf = new Uint16Array(region.palette.length)
  const used = region.palette.flatMap((_, old) => ((uses[old] ?? 0) > 0 && old !== region.absent ? [old] : []))
  used.forEach((old, index) => {
    indexOf[old] = index
  })
  const palettes = [region.palette, ...region.variants].map((palette) =>
    used.flatMap((old) => palette[old] ?? region.palette[old] ?? []),
  )
  return { palettes, indexOf }
}

function noteLosses(schematic: Schematic, region: Region, losses: Losses): void {
  const { name, description, created, modified } = schematic.metadata
  if (schematic.edition === 'bedrock') {
    losses.add('other_edition', "Block states are Bedrock's; Java's game does not know all of them.")
  }
  if (schematic.regions.length > 1) {
    losses.add('regions_merged', 'Several regions became one.', schematic.regions.length)
  }
  if ([name, description, created, modified].some((value) => value !== undefined)) {
    losses.add('metadata', 'Name, description and dates were left out.')
  }
  if (region.biomes !== undefined) losses.add('biomes', 'Biomes were left out.')
  if (region.waterLayer !== undefined) losses.add('water_layer', "Bedrock's water layer was left out.")
  if (schematic.offset !== undefined) losses.add('offset', 'The place of the origin was left out.')
  losses.add('pending_ticks', 'Pending block and fluid ticks were left out.', region.pendingTicks?.length ?? 0)
  const longest = Math.max(region.width, region.height, region.length)
  if (longest > GAME_AXIS) {
    losses.add(
      'too_large_for_game',
      `Structure blocks load up to ${GAME_AXIS} blocks an axis; this one has ${longest}.`,
    )
  }
}

/**
 * Which palette entries are listed, and how many blocks that makes: all but what the file left out; where that is more than a file
 * may hold, all but air.
 */
function chooseListed(region: Region, losses: Losses): { leftOut: readonly boolean[]; listed: number } {
  const counts = countUses(region.blocks, region.palette.length)
  const sum = (leftOut: readonly boolean[]): number =>
    leftOut.reduce((total, out, index) => total + (out ? 0 : (counts[index] ?? 0)), 0)
  const absentOut = region.palette.map((_, index) => index === region.absent)
  const listed = sum(absentOut)
  if (listed * RECORD_BYTES < MOST_BYTES) return { leftOut: absentOut, listed }
  const airOut = region.palette.map((state, index) => index === region.absent || isAir(state.name))
  const solid = sum(airOut)
  if (solid * RECORD_BYTES >= MOST_BYTES) {
    throw new SchematicError('cannot_write', `has ${solid} blocks, too many for a structure file`)
  }
  losses.add('air_left_out', 'Air was left out: what stands there stays when it is pasted.', listed - solid)
  return { leftOut: airOut, listed: solid }
}

function blockEntityTag({ id, data }: BlockEntity): NbtCompound {
  return withTags(data, { id: nbtString(id) })
}

function entityTag(entity: Entity): NbtCompound {
  const { id, position, data } = entity
  const hangsIn = isHanging(id) ? (anchorOf(data) ?? hangingBlock(entity)) : undefined
  const block = hangsIn ?? position.map(Math.floor)
  return nbtCompound({
    pos: nbtList(position.map(nbtDouble)),
    blockPos: nbtList(block.map(nbtInt)),
    nbt: withTags(data, { id: nbtString(id) }),
  })
}
