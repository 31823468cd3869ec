import type { BlockState } from '../model'
import { type Box, box, column, faceNorth, flip, raise, tint } from './box'

type Properties = BlockState['properties']

const SIDES = ['north', 'east', 'south', 'west']
const joins = (value: string | undefined) => value !== undefined && value !== 'false' && value !== 'none'

/** The arms of a block that joins its neighbours, drawn towards the north and turned to each side that is joined. */
function arms(properties: Properties, arm: (value: string) => readonly Box[]): Box[] {
  return SIDES.flatMap((side) => {
    const value = properties[side]
    return value !== undefined && joins(value) ? faceNorth(arm(value), side) : []
  })
}

export function slabBoxes({ type }: Properties): readonly Box[] {
  if (type === 'double') return [box(0, 0, 0, 16, 16, 16)]
  return type === 'top' ? [box(0, 8, 0, 16, 16, 16)] : [box(0, 0, 0, 16, 8, 16)]
}

export function stairBoxes({ facing, half, shape = 'straight' }: Properties): readonly Box[] {
  const step = [box(0, 0, 0, 16, 8, 16)]
  if (shape === 'outer_left') step.push(box(0, 8, 0, 8, 16, 8))
  else if (shape === 'outer_right') step.push(box(8, 8, 0, 16, 16, 8))
  else step.push(box(0, 8, 0, 16, 16, 8))
  if (shape === 'inner_left') step.push(box(0, 8, 8, 8, 16, 16))
  if (shape === 'inner_right') step.push(box(8, 8, 8, 16, 16, 16))
  const turned = faceNorth(step, facing)
  return half === 'top' ? flip(turned) : turned
}

export function fenceBoxes(properties: Properties): readonly Box[] {
  return [column(2, 0, 16), ...arms(properties, () => [box(7, 6, 0, 9, 9, 6), box(7, 12, 0, 9, 15, 6)])]
}

export function gateBoxes({ facing, open, in_wall }: Properties): readonly Box[] {
  const posts = [box(0, 5, 7, 2, 16, 9), box(14, 5, 7, 16, 16, 9)]
  const leaf =
    open === 'true'
      ? [0, 14].flatMap((x) => [box(x, 6, 9, x + 2, 9, 16), box(x, 12, 9, x + 2, 15, 16), box(x, 9, 13, x + 2, 12, 16)])
      : [box(2, 6, 7, 14, 9, 9), box(2, 12, 7, 14, 15, 9), box(6, 9, 7, 10, 12, 9)]
  const gate = faceNorth([...posts, ...leaf], facing)
  return in_wall === 'true' ? raise(gate, -3) : gate
}

export function paneBoxes(properties: Properties): readonly Box[] {
  return [column(1, 0, 16), ...arms(properties, () => [box(7, 0, 0, 9, 16, 7)])]
}

export function barBoxes(properties: Properties): readonly Box[] {
  const rails = arms(properties, () => [
    box(7.5, 0, 0, 8.5, 1, 7),
    box(7.5, 15, 0, 8.5, 16, 7),
    box(7.5, 1, 1, 8.5, 15, 2),
    box(7.5, 1, 4, 8.5, 15, 5),
  ])
  return [column(0.75, 0, 16), ...rails]
}

export function wallBoxes(properties: Properties): readonly Box[] {
  const parts = arms(properties, (value) => [
    box(5, 0, 0, 11, value === 'tall' ? 16 : 14, properties.up === 'false' ? 8 : 4),
  ])
  if (properties.up !== 'false' || parts.length === 0) parts.unshift(column(4, 0, 16))
  return parts
}

export function doorBoxes({ facing, open, hinge }: Properties): readonly Box[] {
  if (open !== 'true') return faceNorth([box(0, 0, 13, 16, 16, 16)], facing)
  return faceNorth([hinge === 'right' ? box(13, 0, 0, 16, 16, 16) : box(0, 0, 0, 3, 16, 16)], facing)
}

export function trapdoorBoxes({ facing, open, half }: Properties): readonly Box[] {
  if (open === 'true') return faceNorth([box(0, 0, 13, 16, 16, 16)], facing)
  return half === 'top' ? [box(0, 13, 0, 16, 16, 16)] : [box(0, 0, 0, 16, 3, 16)]
}

const PILLOW = tint(0xf0efe9, 'weave')
const BED_WOOD = tint(0x9a7445, 'planks')

export function bedBoxes({ facing, part }: Properties): readonly Box[] {
  if (part === 'head') {
    const head = [
      box(0, 3, 0, 16, 9, 8, PILLOW),
      box(0, 3, 8, 16, 9, 16),
      box(0, 0, 0, 3, 3, 3, BED_WOOD),
      box(13, 0, 0, 16, 3, 3, BED_WOOD),
    ]
    return faceNorth(head, facing)
  }
  return faceNorth(
    [box(0, 3, 0, 16, 9, 16), box(0, 0, 13, 3, 3, 16, BED_WOOD), box(13, 0, 13, 16, 3, 16, BED_WOOD)],
    facing,
  )
}

/** Sixteen ways round, brought to the nearest of the four; 0 looks south. */
export function facingOfRotation(rotation: string | undefined): string {
  return ['south', 'west', 'north', 'east'][Math.round(Number(rotation ?? 0) / 4) & 3] ?? 'south'
}

const INK = tint(0x3c2f22)

/** A board that looks north, with lines of writing, from the floor of `z` to two sixteenths behind it. */
function board(y0: number, y1: number, z: number): Box[] {
  const lines = [0.3, 0.55, 0.8].map((share) => {
    const y = y0 + (y1 - y0) * share
    return box(3, y - 0.5, z - 0.2, 13, y + 0.4, z, INK)
  })
  return [box(0, y0, z, 16, y1, z + 2), ...lines]
}

export function standingSignBoxes({ rotation }: Properties): readonly Box[] {
  return faceNorth([...board(8, 16, 7), box(7, 0, 7, 9, 8, 9)], facingOfRotation(rotation))
}

export function wallSignBoxes({ facing }: Properties): readonly Box[] {
  return faceNorth(board(4, 12, 14), facing)
}

const CHAIN = tint(0x474c5a)

export function hangingSignBoxes({ rotation, facing }: Properties): readonly Box[] {
  const chains = [box(2, 10, 7.5, 3, 16, 8.5, CHAIN), box(13, 10, 7.5, 14, 16, 8.5, CHAIN)]
  const beam = facing ? [box(0, 14, 6, 16, 16, 10)] : []
  return faceNorth([...board(0, 10, 7), ...chains, ...beam], facing ?? facingOfRotation(rotation))
}

export function bannerBoxes({ rotation, facing }: Properties): readonly Box[] {
  if (facing) return faceNorth([box(1, 0, 14, 15, 14, 15), box(1, 14, 14, 15, 16, 16, BED_WOOD)], facing)
  const standing = [box(1, 2, 6, 15, 15, 7), box(7, 0, 7, 9, 16, 9, BED_WOOD), box(1, 15, 6, 15, 16, 8, BED_WOOD)]
  return faceNorth(standing, facingOfRotation(rotation))
}

export function ladderBoxes({ facing }: Properties): readonly Box[] {
  const rungs = [1, 5, 9, 13].map((y) => box(1, y, 14.5, 15, y + 2, 15.5))
  return faceNorth([box(2, 0, 14, 4, 16, 16), box(12, 0, 14, 14, 16, 16), ...rungs], facing)
}

/** Vines, lichens and the like: a film on each face they cling to. */
export function filmBoxes(properties: Properties): readonly Box[] {
  const films: Box[] = arms(properties, () => [box(0, 0, 0, 16, 16, 0.8)])
  if (properties.up === 'true') films.push(box(0, 15.2, 0, 16, 16, 16))
  if (properties.down === 'true' || films.length === 0) films.push(box(0, 0, 0, 16, 0.8, 16))
  return films
}

export function layerBoxes({ layers }: Properties): readonly Box[] {
  const height = Math.max(1, Math.min(8, Number(layers ?? 1) || 1)) * 2
  return [box(0, 0, 0, 16, height, 16)]
}

export function scaffoldingBoxes(): readonly Box[] {
  const legs = [0, 14].flatMap((x) => [0, 14].map((z) => box(x, 0, z, x + 2, 14, z + 2)))
  return [box(0, 14, 0, 16, 16, 16), ...legs]
}
