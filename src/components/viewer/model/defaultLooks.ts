import { appearanceOf } from '@/schematic/colors/appearanceOf'
import { type FacePaint, faceOf, DIRECTIONS as NAMES } from '@/schematic/colors/facesOf'
import { packColor } from '@/schematic/colors/mixColor'
import { DIRECTIONS } from '@/schematic/mesh/sectionRows'
import type { BlockState } from '@/schematic/model'
import { makeTile } from '@/schematic/render/makeTile'
import { type Box, FULL_CUBE } from '@/schematic/shapes/box'
import { boxesOf } from '@/schematic/shapes/boxesOf'
import { holdsWater } from '@/schematic/shapes/commonBoxes'
import { findHidden, type Look, NO_LOOK } from './look'
import { CORNERS, type Face, LIGHTS, type LooseQuad, TILE_AXES, TILE_UNITS, UNITS } from './quads'
import type { TileAtlas } from './tileAtlas'

const TEXELS = 16
const PER_TEXEL = UNITS / 16
/** The rim of a face is this much darker, to tell adjacent blocks of one color apart. */
const RIM = 0.94

/** The texels of a paint, `size` by `size`. */
function paintTexels(paint: FacePaint, alpha: number, size: number): Uint8Array {
  const { rgba } = makeTile(paint, alpha, TEXELS, (i, j) => [i, j])
  if (alpha === 1) {
    for (let y = 0; y < TEXELS; y++) {
      for (let x = 0; x < TEXELS; x++) {
        if (x > 0 && y > 0 && x < TEXELS - 1 && y < TEXELS - 1) continue
        for (let channel = 0; channel < 3; channel++) rgba[(y * TEXELS + x) * 4 + channel]! *= RIM
      }
    }
  }
  if (size === TEXELS) return rgba
  const scaled = new Uint8Array(size * size * 4)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = (Math.floor((y * TEXELS) / size) * TEXELS + Math.floor((x * TEXELS) / size)) * 4
      scaled.set(rgba.subarray(from, from + 4), (y * size + x) * 4)
    }
  }
  return scaled
}

/** The mean color of texels, if there is no room for another tile. */
function meanOf(texels: Uint8Array): number {
  const sum = [0, 0, 0]
  for (let at = 0; at < texels.length; at += 4)
    for (let channel = 0; channel < 3; channel++) sum[channel]! += texels[at + channel]!
  const count = texels.length / 4
  return packColor(sum[0]! / count, sum[1]! / count, sum[2]! / count)
}

function faceOfPaint(paint: FacePaint, alpha: number, glows: boolean, atlas: TileAtlas): Face {
  const { color, accent, pattern, turned } = paint
  const make = () => paintTexels(paint, alpha, atlas.size)
  const tile = atlas.numberOf(`${color} ${accent} ${pattern} ${turned} ${alpha}`, make)
  return tile === undefined ? { tile: 0, tint: meanOf(make()), glows } : { tile, tint: 0xffffff, glows }
}

/** The six faces of a box, bounds in sixteenths of a block; each lies on its tile as it lies in the block. */
export function quadsOfBox({ bounds }: Pick<Box, 'bounds'>, faces: readonly Face[], isClear: boolean): LooseQuad[] {
  const ends = bounds.map((value) => Math.round(value * PER_TEXEL))
  return DIRECTIONS.map((direction) => {
    const corners = CORNERS[direction]!.map((end, i) => ends[end * 3 + (i % 3)]!)
    const [u, uSign, v, vSign] = TILE_AXES[direction]!
    const places = [0, 1, 2, 3].flatMap((corner) => [
      (uSign * corners[corner * 3 + u]! * TILE_UNITS) / UNITS,
      (vSign * corners[corner * 3 + v]! * TILE_UNITS) / UNITS,
    ])
    const axis = [1, 1, 2, 2, 0, 0][direction]!
    const isFlush = direction % 2 === 0 ? ends[axis]! <= 0 : ends[axis + 3]! >= UNITS
    return {
      corners,
      places,
      face: faces[direction]!,
      light: LIGHTS[direction]!,
      ...(isFlush && { hiddenBy: direction }),
      isClear,
    }
  })
}

const isWaterItself = (name: string) => /:(flowing_)?water$|:bubble_column$/.test(name)

/** The default look of a Java state: our own shapes, colors and patterns. */
export function defaultLookOf(state: BlockState, atlas: TileAtlas): Look {
  const boxes = boxesOf(state)
  const hasWater = holdsWater(state)
  if (boxes.length === 0 || isWaterItself(state.name)) return { ...NO_LOOK, hasWater }
  const appearance = appearanceOf(state)
  const { alpha, glows } = appearance
  const faces = NAMES.map((direction) => faceOfPaint(faceOf(state, appearance, direction), alpha, glows, atlas))
  const isTranslucent = alpha < 1
  const rest = { faces, hasWater, group: state.name, isTranslucent }
  if (boxes === FULL_CUBE) return { ...rest, kind: isTranslucent ? 'clear' : 'opaque', quads: [], hidesItself: [] }
  const quads = boxes.flatMap((part) => {
    if (!part.paint) {
      const own = part.glows === undefined ? faces : faces.map((face) => ({ ...face, glows: part.glows === true }))
      return quadsOfBox(part, own, isTranslucent)
    }
    const face = faceOfPaint({ ...part.paint, turned: false }, 1, part.glows === true, atlas)
    return quadsOfBox(part, [face, face, face, face, face, face], false)
  })
  return { ...rest, kind: 'quads', quads, hidesItself: findHidden(quads) }
}

const WATER_ALPHA = 0.66

/** The faces of water. */
export function defaultWater(atlas: TileAtlas): Face[] {
  const { side } = appearanceOf({ name: 'minecraft:water', properties: {} })
  const face = faceOfPaint({ ...side, turned: false }, WATER_ALPHA, false, atlas)
  return DIRECTIONS.map(() => face)
}
