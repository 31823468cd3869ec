import type { Vec3 } from '../model'

export interface Box {
  readonly width: number
  readonly height: number
  readonly length: number
}

/**
 * The position moved by the first of `shifts` that puts it into the box (with a margin of one block, for hanging
 * entities), or by the first one if none does.
 */
export function placeElement(position: Vec3, shifts: readonly Vec3[], box: Box): Vec3 {
  for (const shift of shifts) {
    const moved = add(position, shift)
    if (isInside(moved, box, 1)) return moved
  }
  return add(position, shifts[0] ?? [0, 0, 0])
}

export function isInside([x, y, z]: Vec3, box: Box, room = 0): boolean {
  return (
    x >= -room && y >= -room && z >= -room && x < box.width + room && y < box.height + room && z < box.length + room
  )
}

function add(a: Vec3, b: Vec3): Vec3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

export function negated([x, y, z]: Vec3): Vec3 {
  return [0 - x, 0 - y, 0 - z]
}
