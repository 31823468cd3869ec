import type { Paint } from '../colors/blockPaint'
import { pickEntry } from '../colors/pickEntry'

/** Six numbers: x, y, z of the low corner, then of the high one, in sixteenths of a block. */
export type Bounds = readonly [x0: number, y0: number, z0: number, x1: number, y1: number, z1: number]

/** A part of a block. Without its own paint it has the block's. */
export interface Box {
  readonly bounds: Bounds
  readonly paint?: Paint
  readonly glows?: boolean
}

export const FULL_CUBE: readonly Box[] = [{ bounds: [0, 0, 0, 16, 16, 16] }]
export const NO_BOXES: readonly Box[] = []

export function box(
  x0: number,
  y0: number,
  z0: number,
  x1: number,
  y1: number,
  z1: number,
  paint?: Paint,
  glows?: boolean,
): Box {
  return { bounds: [x0, y0, z0, x1, y1, z1], paint, glows }
}

/** A box of the given half width around the middle of the block, between two heights. */
export function column(halfWidth: number, y0: number, y1: number, paint?: Paint, glows?: boolean): Box {
  return box(8 - halfWidth, y0, 8 - halfWidth, 8 + halfWidth, y1, 8 + halfWidth, paint, glows)
}

const moved = (boxes: readonly Box[], move: (bounds: Bounds) => Bounds) =>
  boxes.map((part) => ({ ...part, bounds: move(part.bounds) }))

const OPPOSITES: Readonly<Record<string, string>> = {
  __proto__: null as never,
  north: 'south',
  south: 'north',
  east: 'west',
  west: 'east',
}

/** The horizontal way across; another word stays as it is. */
export function oppositeOf(facing: string): string {
  return pickEntry(OPPOSITES, facing) ?? facing
}

const HORIZONTAL = ['north', 'east', 'south', 'west']

/**
 * Boxes drawn for a block that faces north, turned to face another horizontal way; other words leave them as they are.
 */
export function faceNorth(boxes: readonly Box[], facing: string | undefined): readonly Box[] {
  let turned = boxes
  for (let turns = HORIZONTAL.indexOf(facing ?? 'north'); turns > 0; turns--) {
    turned = moved(turned, ([x0, y0, z0, x1, y1, z1]) => [16 - z1, y0, x0, 16 - z0, y1, x1])
  }
  return turned
}

/** Boxes upside down. */
export function flip(boxes: readonly Box[]): readonly Box[] {
  return moved(boxes, ([x0, y0, z0, x1, y1, z1]) => [x0, 16 - y1, z0, x1, 16 - y0, z1])
}

/** Boxes drawn for a block that points up, pointed one of the six ways. */
export function pointUp(boxes: readonly Box[], facing: string | undefined): readonly Box[] {
  if (facing === undefined || facing === 'up') return boxes
  if (facing === 'down') return flip(boxes)
  return faceNorth(
    moved(boxes, ([x0, y0, z0, x1, y1, z1]) => [x0, z0, 16 - y1, x1, z1, 16 - y0]),
    facing,
  )
}

/** Boxes drawn along y, laid along another axis. */
export function alongAxis(boxes: readonly Box[], axis: string | undefined): readonly Box[] {
  if (axis === 'x') return pointUp(boxes, 'east')
  return axis === 'z' ? pointUp(boxes, 'south') : boxes
}

export function raise(boxes: readonly Box[], by: number): readonly Box[] {
  return moved(boxes, ([x0, y0, z0, x1, y1, z1]) => [x0, y0 + by, z0, x1, y1 + by, z1])
}

/** One paint for a small part. */
export function tint(color: number, pattern: Paint['pattern'] = 'smooth', accent = color): Paint {
  return { color, pattern, accent }
}
