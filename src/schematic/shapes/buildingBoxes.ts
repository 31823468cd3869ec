import type { BlockState } from '../model'
import { type Box, box, column, faceNorth, flip, raise } from './box'

type Properties = BlockState['properties']

const SIDES = ['north', 'east', 'south', 'west']
const joins = (value: string | undefined) => value !== undefined && value !== 'false' && value !== 'none'

/** The arms of a block connected to its neighbors, drawn to the north and rotated to each connected side. */
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
