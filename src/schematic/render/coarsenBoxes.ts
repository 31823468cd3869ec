import { countUses } from '../blocks/compactPalette'
import type { Tile } from './makeTile'
import type { PlacedRegion } from './placeRegions'
import type { PreparedBox } from './prepareStates'

/** States of fewer boxes are drawn as they are. */
const MANY_BOXES = 4
/** So many boxes, of states that have many, can be drawn one by one in well under a second. */
const MAX_BOXES = 300_000
/** Pixels of a block's edge for each of its boxes, and at most, below which a box would be less than a few pixels. */
const PIXELS_A_BOX = 2
const FINE_EDGE = 24
/** Behind this many partial blocks little of a block is visible. */
const FRONT_LAYERS = 2
/** Places that are looked at along each side of a face. */
const SAMPLES = 16

/**
 * Whether regions have so many blocks of many boxes (fences, bars, flowers, cobwebs) that drawing each box would take
 * seconds.
 */
export function isCrowded(regions: readonly PlacedRegion[]): boolean {
  let boxes = 0
  for (const { region, boxCounts } of regions) {
    if (!boxCounts.some((count) => count >= MANY_BOXES)) continue
    const uses = countUses(region.blocks, region.palette.length)
    for (let index = 0; index < boxCounts.length; index++) {
      const count = boxCounts[index] ?? 0
      if (count >= MANY_BOXES) boxes += count * (uses[index] ?? 0)
    }
  }
  return boxes > MAX_BOXES
}

/**
 * Whether in a crowded picture a block of so many boxes is drawn as one. `layer`: how many partial blocks stand before
 * it.
 */
export function isDrawnAsOne(boxes: number, scale: number, layer: number): boolean {
  return boxes >= MANY_BOXES && (layer >= FRONT_LAYERS || scale < Math.min(FINE_EDGE, PIXELS_A_BOX * boxes))
}

/**
 * One box around all, whose faces have the mean color and opacity of what is visible through them: the look of a block
 * from afar.
 */
export function coarsenBoxes(boxes: readonly PreparedBox[]): readonly PreparedBox[] {
  const [first] = boxes
  if (first === undefined || boxes.length < MANY_BOXES) return boxes
  const bounds = { u0: 1, v0: 1, y0: 1, u1: 0, v1: 0, y1: 0 }
  for (const box of boxes) {
    for (const low of ['u0', 'v0', 'y0'] as const) bounds[low] = Math.min(bounds[low], box[low])
    for (const high of ['u1', 'v1', 'y1'] as const) bounds[high] = Math.max(bounds[high], box[high])
  }
  const { u0, v0, y0, u1, v1, y1 } = bounds
  return [
    {
      ...bounds,
      glows: boxes.some(({ glows }) => glows),
      top: meanTile(boxes, [u0, u1], [v0, v1], ({ u0, u1, v0, v1, y1, top }) => [u0, u1, v0, v1, y1, top]),
      left: meanTile(boxes, [u0, u1], [y0, y1], ({ u0, u1, y0, y1, v1, left }) => [u0, u1, y0, y1, v1, left]),
      right: meanTile(boxes, [v0, v1], [y0, y1], ({ v0, v1, y0, y1, u1, right }) => [v0, v1, y0, y1, u1, right]),
    },
  ]
}

/** A box as seen straight at one of its faces: its bounds along both edges, how near it is, and what it shows. */
type Seen = readonly [a0: number, a1: number, b0: number, b1: number, nearness: number, tile: Tile]

function meanTile(
  boxes: readonly PreparedBox[],
  [a0, a1]: readonly [number, number],
  [b0, b1]: readonly [number, number],
  see: (box: PreparedBox) => Seen,
): Tile {
  const fromNear = boxes.map(see).sort((one, other) => other[4] - one[4])
  const sums = [0, 0, 0, 0]
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const a = a0 + ((a1 - a0) * ((i % SAMPLES) + 0.5)) / SAMPLES
    const b = b0 + ((b1 - b0) * (Math.floor(i / SAMPLES) + 0.5)) / SAMPLES
    const nearest = fromNear.find((seen) => a >= seen[0] && a < seen[1] && b >= seen[2] && b < seen[3])
    if (nearest === undefined) continue
    const [red, green, blue, alpha] = meanColor(nearest[5])
    sums[0]! += red * alpha
    sums[1]! += green * alpha
    sums[2]! += blue * alpha
    sums[3]! += alpha
  }
  const [red = 0, green = 0, blue = 0, alpha = 0] = sums
  const share = alpha / (SAMPLES * SAMPLES)
  const rgba = Uint8Array.of(red / alpha || 0, green / alpha || 0, blue / alpha || 0, share)
  return { size: 1, rgba, opaque: rgba[3] === 255 }
}

function meanColor({ rgba }: Tile): readonly [red: number, green: number, blue: number, alpha: number] {
  const sums = [0, 0, 0, 0]
  for (let q = 0; q < rgba.length; q++) sums[q & 3]! += rgba[q]!
  const texels = rgba.length / 4
  return [sums[0]! / texels, sums[1]! / texels, sums[2]! / texels, sums[3]! / texels]
}
