import type { Appearance } from '../colors/applyState'
import { DIRECTIONS, type FacePaint, faceOf } from '../colors/facesOf'
import { blueOf, greenOf, redOf } from '../colors/mixColor'
import type { PatternMeans } from '../colors/readMeans'
import type { BlockState } from '../model'
import { type Box, FULL_CUBE } from '../shapes/box'
import { holdsWater } from '../shapes/commonBoxes'
import type { Look } from './look'

/** Brightness of the faces that look down, up, north, south, west and east. */
const SHADES = [0.5, 1, 0.82, 0.82, 0.66, 0.66]

const NO_COLORS = new Uint32Array(6)

/** The mean colour of a painted face as RGBA bytes in a little-endian word. */
function meanColor({ pattern, color, accent }: FacePaint, means: PatternMeans, alpha: number, shade: number): number {
  const [main, second] = means.get(pattern) ?? [1, 0]
  const mean = (channel: (color: number) => number) =>
    Math.min(255, Math.round((channel(color) * main + channel(accent) * second) * shade))
  const opacity = Math.round(Math.min(1, alpha * 1.15) * 255)
  return ((opacity << 24) | (mean(blueOf) << 16) | (mean(greenOf) << 8) | mean(redOf)) >>> 0
}

/** How a state in Java's words is meshed that has these boxes; there need be no appearance where there are no boxes. */
export function lookFrom(
  state: BlockState,
  boxes: readonly Box[],
  appearance: Appearance | undefined,
  means: PatternMeans,
): Look {
  const { name } = state
  const hasWater = holdsWater(state)
  if (!appearance || boxes.length === 0 || /:(flowing_)?water$|:bubble_column$/.test(name)) {
    return { kind: 'none', colors: NO_COLORS, boxes: [], hasWater, name }
  }
  const { alpha, glows } = appearance
  const shadeOf = (direction: number, shines: boolean) => (shines ? 1 : SHADES[direction]!)
  const colors = Uint32Array.from(DIRECTIONS, (direction, i) =>
    meanColor(faceOf(state, appearance, direction), means, alpha, shadeOf(i, glows)),
  )
  if (boxes === FULL_CUBE) return { kind: alpha < 1 ? 'clear' : 'opaque', colors, boxes: [], hasWater, name }
  const parts = boxes.map((part) => {
    const own = part.paint && { ...part.paint, turned: false }
    const shines = part.glows ?? (own ? false : glows)
    return {
      bounds: part.bounds.map((value) => Math.round(value * 4)),
      colors: own ? Uint32Array.from(DIRECTIONS, (_, i) => meanColor(own, means, 1, shadeOf(i, shines))) : colors,
      isClear: !own && alpha < 1,
    }
  })
  return { kind: 'boxes', colors, boxes: parts, hasWater, name }
}
