import type { Vec3 } from '@/schematic/model'

/**
 * The visible part of a build: blocks from the first corner up to, not including, the second, relative to its smallest
 * corner.
 */
export interface Limits {
  readonly from: Vec3
  readonly to: Vec3
}

const AXES = [0, 1, 2] as const
export type Axis = (typeof AXES)[number]

export const wholeOf = (size: Vec3): Limits => ({ from: [0, 0, 0], to: size })

export const isWhole = ({ from, to }: Limits, size: Vec3): boolean =>
  AXES.every((axis) => from[axis] === 0 && to[axis] === size[axis])

export const isSameLimits = (a: Limits, b: Limits): boolean =>
  AXES.every((axis) => a.from[axis] === b.from[axis] && a.to[axis] === b.to[axis])

/** The limits with those of one axis replaced, kept within the build and at least one layer thick. */
export function limitAxis(limits: Limits, size: Vec3, axis: Axis, from: number, to: number): Limits {
  const low = Math.max(0, Math.min(from, size[axis] - 1))
  const high = Math.max(low + 1, Math.min(to, size[axis]))
  const put = (corner: Vec3, value: number): Vec3 => [
    axis === 0 ? value : corner[0],
    axis === 1 ? value : corner[1],
    axis === 2 ? value : corner[2],
  ]
  return { from: put(limits.from, low), to: put(limits.to, high) }
}

/** The same in the coordinates of a volume that lies at `corner` and has cells of `scale` blocks. */
export const limitsWithin = ({ from, to }: Limits, corner: Vec3, scale: number): Limits => ({
  from: [
    Math.floor((from[0] - corner[0]) / scale),
    Math.floor((from[1] - corner[1]) / scale),
    Math.floor((from[2] - corner[2]) / scale),
  ],
  to: [
    Math.ceil((to[0] - corner[0]) / scale),
    Math.ceil((to[1] - corner[1]) / scale),
    Math.ceil((to[2] - corner[2]) / scale),
  ],
})
