import { appearanceOf } from '../colors/appearanceOf'
import { DIRECTIONS, type FacePaint, faceOf } from '../colors/facesOf'
import { blueOf, greenOf, redOf } from '../colors/mixColor'
import { patternTexels } from '../colors/patternTexels'
import type { BlockState, Edition } from '../model'
import { FULL_CUBE } from '../shapes/box'
import { boxesOf, holdsWater } from '../shapes/boxesOf'
import { toJavaTerms } from '../shapes/toJavaTerms'
import type { Look } from './look'

/** Brightness of the faces that look down, up, north, south, west and east. */
const SHADES = [0.5, 1, 0.82, 0.82, 0.66, 0.66]

const NO_COLORS = new Uint32Array(6)

/** The mean colour of a painted face as RGBA bytes in a little-endian word. */
function meanColor(paint: FacePaint, alpha: number, shade: number): number {
  const texels = patternTexels(paint.pattern)
  const sum = [0, 0, 0]
  for (let i = 0; i < texels.shade.length; i++) {
    const color = texels.accent[i] === 1 ? paint.accent : paint.color
    const bright = (texels.shade[i]! / 128) * shade
    sum[0]! += redOf(color) * bright
    sum[1]! += greenOf(color) * bright
    sum[2]! += blueOf(color) * bright
  }
  const [red, green, blue] = sum.map((channel) => Math.min(255, Math.round(channel / texels.shade.length)))
  return ((Math.round(Math.min(1, alpha * 1.15) * 255) << 24) | (blue! << 16) | (green! << 8) | red!) >>> 0
}

/** How a block state is meshed, with its shape and the mean colours of its faces. */
export function lookOf(original: BlockState, edition: Edition): Look {
  const state = toJavaTerms(original, edition)
  const { name } = state
  const boxes = boxesOf(state)
  const hasWater = holdsWater(state)
  if (boxes.length === 0 || /:(flowing_)?water$|:bubble_column$/.test(name)) {
    return { kind: 'none', colors: NO_COLORS, boxes: [], hasWater, name }
  }
  const appearance = appearanceOf(state)
  const { alpha, glows } = appearance
  const shadeOf = (direction: number, shines: boolean) => (shines ? 1 : SHADES[direction]!)
  const colors = Uint32Array.from(DIRECTIONS, (direction, i) =>
    meanColor(faceOf(state, appearance, direction), alpha, shadeOf(i, glows)),
  )
  if (boxes === FULL_CUBE) return { kind: alpha < 1 ? 'clear' : 'opaque', colors, boxes: [], hasWater, name }
  const parts = boxes.map((part) => {
    const own = part.paint && { ...part.paint, turned: false }
    const shines = part.glows ?? (own ? false : glows)
    return {
      bounds: part.bounds.map((value) => Math.round(value * 4)),
      colors: own ? Uint32Array.from(DIRECTIONS, (_, i) => meanColor(own, 1, shadeOf(i, shines))) : colors,
      isClear: !own && alpha < 1,
    }
  })
  return { kind: 'boxes', colors, boxes: parts, hasWater, name }
}
