import { anchorOf, hangingBlock, isHanging } from '../anchors'
import { isAir } from '../blockState'
import { compactPalette, countUses } from '../blocks/compactPalette'
import { SchematicError } from '../errors'
import { defaultLimits, type Limits } from '../limits'
import type { BlockEntity, BlockState, Entity, NbtCompound, Region, Schematic } from '../model'
import { TAG_COMPOUND, TAG_LIST } from '../nbt/tags'
import { nbtCompound, nbtDouble, nbtInt, nbtList, nbtString } from '../nbt/values'
import { NbtWriter } from '../nbt/writeNbt'
import { mergeRegions } from '../operations/mergeRegions'
import { dataVersionOf } from './dataVersionOf'
import { stateTag } from './stateTag'
import { withTags } from './writeSponge'
import { blockBytesOf, Losses, PIECE_BYTES, Written } from './written'

/** What the game itself loads; larger ones are for Create and other mods. */
const GAME_AXIS = 48
/** Of all but the blocks, in most files. */
const FIRST_BYTES = 64 * 1024
/** Bytes of a block without block entity. */
const RECORD_BYTES = 36
/** Where in it the place and the state lie. */
const POS_AT = 11
const STATE_AT = 31

/**
 * Writes a structure file for the game and Create. Several regions become one; absent cells stay absent. Deterministic.
 * Source: https://minecraft.wiki/w/Structure_file
 */
export function writeStructure(schematic: Schematic, limits: Limits = defaultLimits): Written {
  const losses = new Losses()
  const region = mergeRegions(schematic, limits)
  noteLosses(schematic, region, losses)
  const { palettes, indexOf } = palettesOf(region)
  const { leftOut, listed } = chooseListed(region, blockBytesOf(limits), losses)
  const dataVersion = dataVersionOf(schematic, losses)
  const [tags = nbtList([], 'compound'), ...others] = palettes.map((states) =>
    nbtList(states.map(stateTag), 'compound'),
  )
  function* write() {
    const writer = new NbtWriter({ bytes: Math.min(PIECE_BYTES, FIRST_BYTES + listed * RECORD_BYTES) })
    writer.head(TAG_COMPOUND, '')
    writer.tag('DataVersion', nbtInt(dataVersion))
    if (schematic.metadata.author !== undefined) writer.tag('author', nbtString(schematic.metadata.author))
    writer.tag('size', nbtList([region.width, region.height, region.length].map(nbtInt)))
    if (others.length === 0) writer.tag('palette', tags)
    else writer.tag('palettes', nbtList([tags, ...others]))

    writer.head(TAG_LIST, 'blocks')
    writer.byte(listed === 0 ? 0 : TAG_COMPOUND)
    writer.int(listed)
    yield* new BlockLister(writer, region, leftOut, indexOf).writeAll()
    writer.tag('entities', nbtList(region.entities.map(entityTag), 'compound'))
    writer.end()
    yield writer.takePiece()
  }
  return new Written(FIRST_BYTES + listed * RECORD_BYTES, losses.toWarnings(), write)
}

/**
 * Writes the list of blocks, row by row: plain records are copied together and get their place and state; what a row's
 * block entities hold comes between them.
 */
class BlockLister {
  readonly #writer: NbtWriter
  readonly #region: Region
  readonly #leftOut: Uint8Array
  readonly #indexOf: Uint16Array
  readonly #elements: ReadonlyMap<number, BlockEntity>
  readonly #rows: ReadonlySet<number>
  /** Records of a row's length, at 0 0 0 and of state 0. */
  readonly #plain: Uint8Array

  constructor(writer: NbtWriter, region: Region, leftOut: readonly boolean[], indexOf: Uint16Array) {
    const { width, height, length, blockEntities } = region
    this.#writer = writer
    this.#region = region
    this.#leftOut = Uint8Array.from(leftOut, Number)
    this.#indexOf = indexOf
    this.#elements = new Map(
      blockEntities.flatMap((element) => {
        const [x, y, z] = element.position
        return isCell(x, width) && isCell(y, height) && isCell(z, length)
          ? [[(y * length + z) * width + x, element] as const]
          : []
      }),
    )
    this.#rows = new Set([...this.#elements.keys()].map((cell) => Math.floor(cell / width)))
    this.#plain = plainRecords(width)
  }

  /** Flushes the buffer whenever the next row doesn't fit. */
  *writeAll(): Generator<Uint8Array<ArrayBuffer>> {
    const { width, height, length } = this.#region
    for (let y = 0; y < height; y++) {
      for (let z = 0; z < length; z++) {
        const row = y * length + z
        if (this.#writer.length + width * RECORD_BYTES > PIECE_BYTES) yield this.#writer.takePiece()
        if (!this.#rows.has(row)) {
          this.#writeStretch(row, 0, width, y, z)
          continue
        }
        for (let x = 0; x < width; x++) this.#writeWithElement(row, x, y, z)
      }
    }
  }

  #writeWithElement(row: number, x: number, y: number, z: number): void {
    const cell = row * this.#region.width + x
    const element = this.#elements.get(cell)
    this.#writeStretch(row, x, x + 1, y, z)
    if (element === undefined || this.#leftOut[this.#region.blocks[cell] ?? 0] === 1) return
    this.#writer.retract(1)
    this.#writer.tag('nbt', blockEntityTag(element))
    this.#writer.end()
  }

  /** The blocks of a row from one x to another. */
  #writeStretch(row: number, from: number, to: number, y: number, z: number): void {
    const { blocks, width } = this.#region
    const leftOut = this.#leftOut
    const first = row * width
    let listed = 0
    for (let cell = first + from; cell < first + to; cell++) listed += 1 - (leftOut[blocks[cell] ?? 0] ?? 0)
    if (listed === 0) return
    const bytes = this.#writer.reserve(listed * RECORD_BYTES)
    bytes.set(this.#plain.subarray(0, bytes.length))
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let at = 0
    for (let x = from; x < to; x++) {
      const index = blocks[first + x] ?? 0
      if (leftOut[index] === 1) continue
      view.setInt32(at + POS_AT, x)
      view.setInt32(at + POS_AT + 4, y)
      view.setInt32(at + POS_AT + 8, z)
      view.setInt32(at + STATE_AT, this.#indexOf[index] ?? 0)
      at += RECORD_BYTES
    }
  }
}

const isCell = (at: number, size: number): boolean => Number.isInteger(at) && at >= 0 && at < size

/** So many blocks at 0 0 0 and of state 0. */
function plainRecords(count: number): Uint8Array {
  const writer = new NbtWriter({ bytes: count * RECORD_BYTES })
  for (let i = 0; i < count; i++) {
    writer.tag('pos', nbtList([0, 0, 0].map(nbtInt)))
    writer.tag('state', nbtInt(0))
    writer.end()
  }
  return writer.finish()
}

/**
 * The palette and its variants in one order. States equal in one palette may differ in another, so variants keep them
 * separate.
 */
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
    losses.add('other_edition', "Block states are Bedrock's; Java Edition does not know all of them.")
  }
  if (schematic.regions.length > 1) {
    losses.add('regions_merged', 'Several regions became one.', schematic.regions.length)
  }
  if ([name, description, created, modified].some((value) => value !== undefined)) {
    losses.add('metadata', 'Name, description and dates were left out.')
  }
  if (region.biomes !== undefined) losses.add('biomes', 'Biomes were left out.')
  if (region.waterLayer !== undefined) losses.add('water_layer', "Bedrock's water layer was left out.")
  if (schematic.offset !== undefined) losses.add('offset', 'The origin offset was left out.')
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
 * Which palette entries are listed, and their number of blocks: all but absent cells; if that exceeds the maximum, also
 * without air.
 */
function chooseListed(
  region: Region,
  maxBytes: number,
  losses: Losses,
): { leftOut: readonly boolean[]; listed: number } {
  const counts = countUses(region.blocks, region.palette.length)
  const sum = (leftOut: readonly boolean[]): number =>
    leftOut.reduce((total, out, index) => total + (out ? 0 : (counts[index] ?? 0)), 0)
  const absentOut = region.palette.map((_, index) => index === region.absent)
  const listed = sum(absentOut)
  if (listed * RECORD_BYTES < maxBytes) return { leftOut: absentOut, listed }
  const airOut = region.palette.map((state, index) => index === region.absent || isAir(state.name))
  const solid = sum(airOut)
  if (solid * RECORD_BYTES >= maxBytes) {
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
