import type { PlacedRegion } from './placeRegions'
import { HALF_HEIGHT, HALF_WIDTH } from './viewSides'

/** Where the picture's origin lies, in pixels, and how many pixels a block's edge is long. */
export interface Frame {
  readonly originX: number
  readonly originY: number
  readonly scale: number
  /** Of what is drawn, in blocks: across u - v, and down u + v - 2y. */
  readonly minAcross: number
  readonly maxAcross: number
  readonly minDown: number
  readonly maxDown: number
}

/** Of the picture, on each side. */
const MARGIN = 0.04
/** Small builds don't fill the picture: a block's edge is at most this share of the shorter side. */
const MAX_SCALE = 0.3

interface Extent {
  minAcross: number
  maxAcross: number
  minDown: number
  maxDown: number
}

/** Widens the extent by one row, skipping rows that cannot widen it. */
function measureRow(extent: Extent, placed: PlacedRegion, v: number, y: number): void {
  const { region, kinds, waters, sizeU, stepU } = placed
  const { blocks, waterLayer } = region
  const lowAcross = placed.u - placed.v - v
  const lowDown = placed.u + placed.v + v - 2 * (placed.y + y)
  if (
    lowAcross - 1 >= extent.minAcross &&
    lowAcross + sizeU <= extent.maxAcross &&
    lowDown - 2 >= extent.minDown &&
    lowDown + sizeU + 1 <= extent.maxDown
  ) {
    return
  }
  const start = placed.first + v * placed.stepV + y * placed.stepY
  const isSeen = (u: number) => {
    const index = start + u * stepU
    const state = blocks[index]!
    return kinds[state] !== 0 || waters[state] !== 0 || (waterLayer !== undefined && waterLayer[index] !== 0)
  }
  let from = 0
  while (from < sizeU && !isSeen(from)) from++
  if (from === sizeU) return
  let to = sizeU - 1
  while (!isSeen(to)) to--
  extent.minAcross = Math.min(extent.minAcross, lowAcross + from - 1)
  extent.maxAcross = Math.max(extent.maxAcross, lowAcross + to + 1)
  extent.minDown = Math.min(extent.minDown, lowDown + from - 2)
  extent.maxDown = Math.max(extent.maxDown, lowDown + to + 2)
}

/** The frame that shows every visible block as large as fits; undefined where there is none. */
export function frameContent(regions: readonly PlacedRegion[], width: number, height: number): Frame | undefined {
  const extent = { minAcross: Infinity, maxAcross: -Infinity, minDown: Infinity, maxDown: -Infinity }
  for (const placed of regions) {
    for (let y = placed.sizeY - 1; y >= 0; y--) {
      for (let v = 0; v < placed.sizeV; v++) measureRow(extent, placed, v, y)
    }
  }
  const { minAcross, maxAcross, minDown, maxDown } = extent
  if (minAcross > maxAcross) return undefined
  const room = 1 - 2 * MARGIN
  const scale = Math.min(
    (width * room) / ((maxAcross - minAcross) * HALF_WIDTH),
    (height * room) / ((maxDown - minDown) * HALF_HEIGHT),
    Math.min(width, height) * MAX_SCALE,
  )
  return {
    ...extent,
    scale,
    originX: width / 2 - ((minAcross + maxAcross) / 2) * HALF_WIDTH * scale,
    originY: height / 2 - ((minDown + maxDown) / 2) * HALF_HEIGHT * scale,
  }
}
