import { appearanceOf } from '../colors/appearanceOf'
import type { BlockState } from '../model'
import { type Box, FULL_CUBE } from '../shapes/box'
import { boxesOf, holdsWater } from '../shapes/boxesOf'

export const NOTHING = 0
export const OPAQUE_CUBE = 1
export const CLEAR_CUBE = 2
export const BOXES = 3

/** What rendering needs to know of a state before drawing it. */
export interface StateClass {
  readonly kind: number
  /** How high water stands in the block, in sixteenths. */
  readonly water: number
  /** Whether it is bulky and opaque enough to cast a shadow. */
  readonly isBulky: boolean
  /** Of how many boxes it is, where that is what it is drawn as. */
  readonly boxCount: number
}

/** Minimum share of a block's volume to cast a shadow. */
const SHADING_BULK = 0.4
const WATER_LEVEL = 14

const bulkOf = ({ bounds: [x0, y0, z0, x1, y1, z1] }: Box) => ((x1 - x0) * (y1 - y0) * (z1 - z0)) / 4096

/** Sorts a state, in Java's words, into what it takes to draw it. */
export function classifyState(state: BlockState): StateClass {
  const boxes = boxesOf(state)
  if (/:(flowing_)?water$|:bubble_column$/.test(state.name)) {
    return { kind: NOTHING, water: boxes[0]?.bounds[4] ?? WATER_LEVEL, isBulky: false, boxCount: 0 }
  }
  const water = holdsWater(state) ? WATER_LEVEL : 0
  if (boxes.length === 0) return { kind: NOTHING, water, isBulky: false, boxCount: 0 }
  const isOpaque = appearanceOf(state).alpha === 1
  if (boxes === FULL_CUBE) {
    return { kind: isOpaque ? OPAQUE_CUBE : CLEAR_CUBE, water, isBulky: isOpaque, boxCount: 0 }
  }
  const bulk = boxes.reduce((sum, box) => sum + bulkOf(box), 0)
  return { kind: BOXES, water, isBulky: isOpaque && bulk >= SHADING_BULK, boxCount: boxes.length }
}
