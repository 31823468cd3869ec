import type { BlockState } from '../model'
import type { Appearance } from './applyState'
import type { Paint } from './blockPaint'

export type Direction = 'down' | 'up' | 'north' | 'south' | 'west' | 'east'
export const DIRECTIONS: readonly Direction[] = ['down', 'up', 'north', 'south', 'west', 'east']

/** A paint on one face; turned where its pattern runs across instead of along. */
export interface FacePaint extends Paint {
  readonly turned: boolean
}

/** Of the axis it lies on. */
const axisOf = (direction: Direction) => 'yzx'[DIRECTIONS.indexOf(direction) >> 1]

/** The paint of one face of a block, by its axis and the way it faces; properties in Java's words. */
export function faceOf(state: BlockState, appearance: Appearance, direction: Direction): FacePaint {
  const { axis, facing, orientation } = state.properties
  const { side, top, bottom, front } = appearance
  if (front && (facing ?? orientation?.split('_')[0] ?? 'north') === direction) return { ...front, turned: false }
  if (axis === 'x' || axis === 'z') {
    if (axisOf(direction) === axis) return { ...top, turned: false }
    // Seen from above the grain of an x log runs across; from the side the grain of both does.
    return { ...side, turned: axisOf(direction) !== 'y' || axis === 'x' }
  }
  return { ...(direction === 'up' ? top : direction === 'down' ? bottom : side), turned: false }
}
