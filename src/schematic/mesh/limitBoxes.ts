import { countUses } from '../blocks/compactPalette'
import type { BlockState, Schematic } from '../model'
import type { Look, LookOf, MeshBox } from './look'
import { UNITS_PER_BLOCK } from './meshLayer'

/** Number of boxes that can be meshed in about two seconds. */
const MAX_BOXES = 2_000_000

/** Cubes that stand for crowds hide each other, whatever blocks they are. */
const CROWD = 'crowd'

/**
 * The looks of a schematic's states. If there are too many boxes (cobwebs, fences, bars, flowers) to mesh in reasonable
 * time and memory, the most frequent ones become cubes of their mean color, as transparent as they have gaps.
 */
export function limitBoxes(schematic: Schematic, lookOf: LookOf): LookOf {
  const known = new Map<BlockState, Look>()
  const look: LookOf = (state) => {
    const found = known.get(state) ?? lookOf(state)
    known.set(state, found)
    return found
  }
  const boxes: [BlockState, number][] = []
  for (const { blocks, palette } of schematic.regions) {
    if (!palette.some((state) => look(state).boxes.length > 0)) continue
    const uses = countUses(blocks, palette.length)
    palette.forEach((state, index) => {
      boxes.push([state, look(state).boxes.length * (uses[index] ?? 0)])
    })
  }
  let left = boxes.reduce((sum, [, count]) => sum + count, 0)
  for (const [state, count] of boxes.sort((one, other) => other[1] - one[1])) {
    if (left <= MAX_BOXES) break
    known.set(state, asCube(look(state)))
    left -= count
  }
  return look
}

function asCube(look: Look): Look {
  const colors = look.colors.map((_, direction) => meanColor(look.boxes, direction))
  return { ...look, kind: 'clear', colors, boxes: [], name: CROWD }
}

/**
 * Of what is seen from a direction, by its area; as clear as the area leaves gaps. RGBA bytes in a little-endian word.
 */
function meanColor(boxes: readonly MeshBox[], direction: number): number {
  const sums = [0, 0, 0, 0]
  for (const box of boxes) {
    const color = box.colors[direction] ?? 0
    const weight = areaOf(box, direction) * (color >>> 24)
    for (let channel = 0; channel < 3; channel++) sums[channel]! += ((color >>> (8 * channel)) & 255) * weight
    sums[3]! += weight
  }
  const [red = 0, green = 0, blue = 0, weight = 0] = sums
  if (weight === 0) return 0
  const mean = (sum: number) => Math.round(sum / weight)
  return ((Math.min(255, Math.round(weight)) << 24) | (mean(blue) << 16) | (mean(green) << 8) | mean(red)) >>> 0
}

/** Of a box's face, as a share of a block's. Directions are down, up, north, south, west, east. */
function areaOf({ bounds }: MeshBox, direction: number): number {
  const across = direction < 2 ? 1 : direction < 4 ? 2 : 0
  const [one = 0, other = 0] = [0, 1, 2]
    .filter((axis) => axis !== across)
    .map((axis) => ((bounds[axis + 3] ?? 0) - (bounds[axis] ?? 0)) / UNITS_PER_BLOCK)
  return one * other
}
