import { solidAt } from './blocksAround'
import type { Corners } from './canvas'
import type { PlacedRegion } from './placeRegions'
import type { PreparedBox } from './prepareStates'

/** A face in full light. */
export const EVEN: Corners = [1, 1, 1, 1]
/** The side of a part of a block, a little darker towards its foot. */
export const FOOT_SHADED: Corners = [1, 1, 0.93, 0.93]
export const FOOT_LEVEL: Corners = levelCorners(FOOT_SHADED)

/** Brightness of a corner with no, one, two or three adjacent blocks. */
const OCCLUSION = [1, 0.86, 0.72, 0.55]

/** The direction to the sun, per step up: it is at the left of the picture, so no right face is lit by it. */
const SUN_U = -0.42
const SUN_V = 0.58
const SUN_STEPS = 40
const SHADOW = 0.7

/** The brightness of a point by whether the sun reaches it past the bulky blocks of its region. */
export function sunAt(placed: PlacedRegion, u: number, v: number, y: number): number {
  const { shades, first, stepU, stepV, stepY, sizeU, sizeV, sizeY } = placed
  const { blocks } = placed.region
  for (let step = 0.5; step < SUN_STEPS; step++) {
    const atU = Math.floor(u + step * SUN_U)
    const atV = Math.floor(v + step * SUN_V)
    const atY = Math.floor(y + step)
    if (atU < 0 || atV < 0 || atU >= sizeU || atV >= sizeV || atY >= sizeY) return 1
    if (shades[blocks[first + atU * stepU + atV * stepV + atY * stepY]!] === 1) return SHADOW
  }
  return 1
}

/** The brightness of a corner by the two blocks beside it and the one across. */
function occlude(one: boolean, other: boolean, across: boolean): number {
  return OCCLUSION[one && other ? 3 : Number(one) + Number(other) + Number(across)]!
}

/**
 * Corners of a top that looks up into the layer y, by the blocks around it: far left, far right, near left, near right.
 */
export function topCorners(placed: PlacedRegion, u: number, v: number, y: number): Corners {
  const near = solidAt(placed, u, v + 1, y)
  const far = solidAt(placed, u, v - 1, y)
  const right = solidAt(placed, u + 1, v, y)
  const left = solidAt(placed, u - 1, v, y)
  return [
    occlude(left, far, solidAt(placed, u - 1, v - 1, y)),
    occlude(right, far, solidAt(placed, u + 1, v - 1, y)),
    occlude(left, near, solidAt(placed, u - 1, v + 1, y)),
    occlude(right, near, solidAt(placed, u + 1, v + 1, y)),
  ]
}

/** Corners of a left face that looks into the slice v: upper left, upper right, lower left, lower right. */
export function leftCorners(placed: PlacedRegion, u: number, v: number, y: number): Corners {
  const above = solidAt(placed, u, v, y + 1)
  const below = solidAt(placed, u, v, y - 1)
  const right = solidAt(placed, u + 1, v, y)
  const left = solidAt(placed, u - 1, v, y)
  return [
    occlude(left, above, solidAt(placed, u - 1, v, y + 1)),
    occlude(right, above, solidAt(placed, u + 1, v, y + 1)),
    occlude(left, below, solidAt(placed, u - 1, v, y - 1)),
    occlude(right, below, solidAt(placed, u + 1, v, y - 1)),
  ]
}

/** Corners of a right face that looks into the slice u: upper left, upper right, lower left, lower right. */
export function rightCorners(placed: PlacedRegion, u: number, v: number, y: number): Corners {
  const above = solidAt(placed, u, v, y + 1)
  const below = solidAt(placed, u, v, y - 1)
  const near = solidAt(placed, u, v + 1, y)
  const far = solidAt(placed, u, v - 1, y)
  return [
    occlude(near, above, solidAt(placed, u, v + 1, y + 1)),
    occlude(far, above, solidAt(placed, u, v - 1, y + 1)),
    occlude(near, below, solidAt(placed, u, v + 1, y - 1)),
    occlude(far, below, solidAt(placed, u, v - 1, y - 1)),
  ]
}

/** One brightness for a face too small to show more. */
export function levelCorners(corners: Corners, factor = 1): Corners {
  const mean = ((corners[0] + corners[1] + corners[2] + corners[3]) / 4) * factor
  return [mean, mean, mean, mean]
}

/** The corners of a top at the height y, darker where the sun doesn't reach them; as a whole where `isSmall`. */
export function sunTop(
  placed: PlacedRegion,
  u: number,
  v: number,
  y: number,
  corners: Corners,
  isSmall: boolean,
): Corners {
  if (isSmall) return levelCorners(corners, sunAt(placed, u + 0.5, v + 0.5, y))
  return [
    corners[0] * sunAt(placed, u, v, y),
    corners[1] * sunAt(placed, u + 1, v, y),
    corners[2] * sunAt(placed, u, v + 1, y),
    corners[3] * sunAt(placed, u + 1, v + 1, y),
  ]
}

/** The same for a left face that looks into the slice v. */
export function sunLeft(
  placed: PlacedRegion,
  u: number,
  v: number,
  y: number,
  corners: Corners,
  isSmall: boolean,
): Corners {
  if (isSmall) return levelCorners(corners, sunAt(placed, u + 0.5, v, y + 0.5))
  return [
    corners[0] * sunAt(placed, u, v, y + 1),
    corners[1] * sunAt(placed, u + 1, v, y + 1),
    corners[2] * sunAt(placed, u, v, y),
    corners[3] * sunAt(placed, u + 1, v, y),
  ]
}

/** The corners of the part of a block's top that a box has, in the sun or in the shade as a whole. */
export function cutCorners(corners: Corners, { u0, v0, u1, v1 }: PreparedBox, sun: number): Corners {
  return [
    sun * between(corners, u0, v0),
    sun * between(corners, u1, v0),
    sun * between(corners, u0, v1),
    sun * between(corners, u1, v1),
  ]
}

/**
 * The brightness at a place within a face. Not a function within the other: making one for each box takes longer than
 * its work.
 */
function between([c00, c10, c01, c11]: Corners, u: number, v: number): number {
  return (c00 * (1 - u) + c10 * u) * (1 - v) + (c01 * (1 - u) + c11 * u) * v
}
