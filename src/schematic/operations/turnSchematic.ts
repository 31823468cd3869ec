import { anchorOf, hangingBlock, isHanging, withAnchor } from '../anchors'
import type { Entity, NbtCompound, NbtValue, Region, Schematic, Vec3 } from '../model'
import { asNumbers, nbtByte, nbtDouble, nbtFloat, nbtList } from '../nbt/values'
import { enclosingBox } from './mergeRegions'
import { type Turn, turnState } from './turnState'

/** Turns a schematic clockwise, seen from above, by so many quarters; its smallest corner stays where it was. */
export function rotateSchematic(schematic: Schematic, quarters: number): Schematic {
  let turned = schematic
  for (let i = 0; i < ((quarters % 4) + 4) % 4; i++) turned = turnOnce(turned, 'clockwise')
  return turned
}

/** Mirrors a schematic: `x` swaps east and west, `z` north and south; its smallest corner stays where it was. */
export function mirrorSchematic(schematic: Schematic, axis: 'x' | 'z'): Schematic {
  return turnOnce(schematic, axis === 'x' ? 'mirrorX' : 'mirrorZ')
}

function turnOnce(schematic: Schematic, turn: Turn): Schematic {
  const before = enclosingBox(schematic.regions)
  const regions = schematic.regions.map((region) => turnRegion(region, turn, schematic.isLegacy === true))
  const after = enclosingBox(regions)
  const shift: Vec3 = [before.corner[0] - after.corner[0], 0, before.corner[2] - after.corner[2]]
  const { offset } = schematic
  return {
    ...schematic,
    regions: regions.map((region) => ({
      ...region,
      position: [region.position[0] + shift[0], region.position[1], region.position[2] + shift[2]],
    })),
    ...(offset === undefined ? {} : { offset: turnCorner(offset, before.width, before.length, turn) }),
  }
}

function turnRegion(region: Region, turn: Turn, isLegacy: boolean): Region {
  const { width, height, length } = region
  const turned = turn === 'clockwise' ? { width: length, length: width } : { width, length }
  const { biomes, variants } = region
  return {
    ...region,
    ...turned,
    position: turnCorner(region.position, width, length, turn),
    palette: region.palette.map((state) => turnState(state, turn)),
    ...(variants === undefined
      ? {}
      : { variants: variants.map((palette) => palette.map((state) => turnState(state, turn))) }),
    blocks: turnCells(region.blocks, width, height, length, turn),
    ...(region.waterLayer === undefined
      ? {}
      : { waterLayer: turnCells(region.waterLayer, width, height, length, turn) }),
    blockEntities: region.blockEntities.map((element) => ({
      ...element,
      position: turnPoint(element.position, width - 1, length - 1, turn),
      data: turnHead(element.data, turn),
    })),
    entities: region.entities.map((entity) => turnEntity(entity, width, length, turn, isLegacy)),
    ...(biomes === undefined
      ? {}
      : {
          biomes: {
            ...biomes,
            cells: turnCells(biomes.cells, width, biomes.perBlock ? height : 1, length, turn),
          },
        }),
  }
}

/** The smallest corner of a box after the turn around the origin. */
function turnCorner([x, y, z]: Vec3, width: number, length: number, turn: Turn): Vec3 {
  if (turn === 'clockwise') return [-z - length, y, x]
  return turn === 'mirrorX' ? [-x - width, y, z] : [x, y, -z - length]
}

/** A point of a box whose largest coordinates are `right` and `front`. */
function turnPoint([x, y, z]: Vec3, right: number, front: number, turn: Turn): Vec3 {
  if (turn === 'clockwise') return [front - z, y, x]
  return turn === 'mirrorX' ? [right - x, y, z] : [x, y, front - z]
}

function turnCells(cells: Uint16Array, width: number, height: number, length: number, turn: Turn): Uint16Array {
  const turned = new Uint16Array(cells.length)
  let from = 0
  for (let y = 0; y < height; y++) {
    const layer = y * width * length
    for (let z = 0; z < length; z++) {
      // Of the first cell of this row, and from one to the next.
      let to = layer + z * width
      let step = 1
      if (turn === 'clockwise') {
        to = layer + (length - 1 - z)
        step = length
      } else if (turn === 'mirrorX') {
        to += width - 1
        step = -1
      } else to = layer + (length - 1 - z) * width
      for (let x = 0; x < width; x++, to += step) turned[to] = cells[from++] ?? 0
    }
  }
  return turned
}

/** Heads say how they are turned beside their block: by sixteenths up to 1.12, by degrees in Bedrock. */
function turnHead(data: NbtCompound, turn: Turn): NbtCompound {
  const rot = data.value.get('Rot')
  const rotation = data.value.get('Rotation')
  if (rot?.type === 'byte') return withTag(data, 'Rot', nbtByte(turnAngle(rot.value, 16, turn)))
  if (rotation?.type !== 'float') return data
  return withTag(data, 'Rotation', nbtFloat(turnAngle(rotation.value, 360, turn)))
}

/** An angle clockwise from the south or north, of so many to the round. */
function turnAngle(angle: number, round: number, turn: Turn): number {
  const turned = turn === 'clockwise' ? angle + round / 4 : turn === 'mirrorX' ? -angle : round / 2 - angle
  return ((turned % round) + round) % round
}

function withTag(data: NbtCompound, name: string, tag: NbtValue): NbtCompound {
  return { type: 'compound', value: new Map(data.value).set(name, tag) }
}

function turnEntity(entity: Entity, width: number, length: number, turn: Turn, isLegacy: boolean): Entity {
  const value = new Map<string, NbtValue>(entity.data.value)
  const position = turnPoint(entity.position, width, length, turn)
  const [yaw, pitch] = asNumbers(value.get('Rotation')) ?? []
  if (yaw !== undefined && pitch !== undefined) {
    const turned = turn === 'clockwise' ? yaw + 90 : turn === 'mirrorX' ? -yaw : 180 - yaw
    value.set('Rotation', nbtList([nbtFloat(turned), nbtFloat(pitch)]))
  }
  const [mx, my, mz] = asNumbers(value.get('Motion')) ?? []
  if (mx !== undefined && my !== undefined && mz !== undefined) {
    value.set('Motion', nbtList(turnPoint([mx, my, mz], 0, 0, turn).map(nbtDouble)))
  }
  // Up to 1.12 frames numbered their sides as paintings do.
  const numbers = isLegacy || entity.id.endsWith('painting') ? PAINTING_SIDES : FRAME_SIDES
  for (const name of ['Facing', 'facing', 'Direction']) {
    const facing = value.get(name)
    if (facing?.type === 'byte') value.set(name, nbtByte(numbers[turn][facing.value] ?? facing.value))
  }
  return turnAnchor(entity, width, length, turn, { ...entity, position, data: { type: 'compound', value } })
}

/**
 * The attached block is derived from the position, because a mirror moves paintings of even width to the adjacent
 * block.
 */
function turnAnchor(entity: Entity, width: number, length: number, turn: Turn, turned: Entity): Entity {
  const anchor = anchorOf(entity.data)
  if (anchor === undefined || !isHanging(entity.id)) return turned
  const moved = hangingBlock(turned) ?? turnPoint(anchor, width - 1, length - 1, turn)
  return { ...turned, data: withAnchor(turned.data, moved) }
}

type SideNumbers = Readonly<Record<Turn, Readonly<Record<number, number>>>>

/** Sides as item frames number them: north 2, south 3, west 4, east 5. */
const FRAME_SIDES: SideNumbers = {
  clockwise: { 2: 5, 5: 3, 3: 4, 4: 2 },
  mirrorX: { 4: 5, 5: 4 },
  mirrorZ: { 2: 3, 3: 2 },
}
/** As paintings do: south 0, west 1, north 2, east 3. */
const PAINTING_SIDES: SideNumbers = {
  clockwise: { 0: 1, 1: 2, 2: 3, 3: 0 },
  mirrorX: { 1: 3, 3: 1 },
  mirrorZ: { 0: 2, 2: 0 },
}
