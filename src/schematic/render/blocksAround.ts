import { OPAQUE_CUBE } from './classifyState'
import type { PlacedRegion } from './placeRegions'

/** The palette index of the block at view coordinates of a region; -1 outside of it. */
export function stateAt(placed: PlacedRegion, u: number, v: number, y: number): number {
  if (u < 0 || v < 0 || y < 0 || u >= placed.sizeU || v >= placed.sizeV || y >= placed.sizeY) return -1
  return placed.region.blocks[placed.first + u * placed.stepU + v * placed.stepV + y * placed.stepY]!
}

export function solidAt(placed: PlacedRegion, u: number, v: number, y: number): boolean {
  const state = stateAt(placed, u, v, y)
  return state >= 0 && placed.kinds[state] === OPAQUE_CUBE
}

export function waterAt(placed: PlacedRegion, u: number, v: number, y: number): boolean {
  const state = stateAt(placed, u, v, y)
  if (state < 0) return false
  const index = placed.first + u * placed.stepU + v * placed.stepV + y * placed.stepY
  const second = placed.region.waterLayer?.[index] ?? 0
  return placed.waters[state] !== 0 || (second !== 0 && placed.waters[second - 1] !== 0)
}
