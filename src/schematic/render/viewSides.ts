import type { Direction } from '../colors/facesOf'

/** The corner a picture is taken from. */
export type Side = 'southEast' | 'southWest' | 'northWest' | 'northEast'

/**
 * A view's own axes: u runs to the lower right of the picture, v to the lower left, y up; the camera looks along
 * (-1, -1, -1). A point is nearer the camera the larger each of its coordinates is.
 */
export interface View {
  /** u = ux * x + uz * z */
  readonly ux: number
  readonly uz: number
  /** v = vx * x + vz * z */
  readonly vx: number
  readonly vz: number
  /** The face seen on the right of a block, that of +u, and on the left, that of +v. */
  readonly right: Direction
  readonly left: Direction
}

export const VIEWS: Readonly<Record<Side, View>> = {
  southEast: { ux: 1, uz: 0, vx: 0, vz: 1, right: 'east', left: 'south' },
  southWest: { ux: 0, uz: 1, vx: -1, vz: 0, right: 'south', left: 'west' },
  northWest: { ux: -1, uz: 0, vx: 0, vz: -1, right: 'west', left: 'north' },
  northEast: { ux: 0, uz: -1, vx: 1, vz: 0, right: 'north', left: 'east' },
}

/**
 * Half the width of a block's rhombus, and half its height, in units of a block's edge on the picture (30° isometry).
 */
export const HALF_WIDTH = Math.cos(Math.PI / 6)
export const HALF_HEIGHT = 0.5
