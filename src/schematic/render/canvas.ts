import type { Tile } from './makeTile'

/**
 * A canvas drawn front to back with premultiplied colors: what is drawn later only shows through remaining
 * transparency.
 */
export interface Canvas {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8ClampedArray
}

export function makeCanvas(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8ClampedArray(width * height * 4) }
}

/** Brightness of the three channels. */
export type Light = readonly [red: number, green: number, blue: number]

/** Brightness at the corners of a face: at (0,0), (1,0), (0,1), (1,1) of its two edges. */
export type Corners = readonly [number, number, number, number]

/** A part of a tile, 0 to 1 along its columns and rows. */
export interface TilePart {
  readonly i0: number
  readonly j0: number
  readonly i1: number
  readonly j1: number
}

export const WHOLE: TilePart = { i0: 0, j0: 0, i1: 1, j1: 1 }

/** What a face is painted with. */
export interface Surface {
  readonly tile: Tile
  readonly part: TilePart
  readonly light: Light
  readonly corners: Corners
  /** Multiplies the tile's own. */
  readonly opacity: number
}

/** Overdraw of faces as a share of their edges, to avoid gaps between neighbors. */
const EDGE = 1e-4

/**
 * Fills the parallelogram at (x, y) with edges (ax, ay) and (bx, by), in pixels, with a part of a tile whose columns
 * run along the first edge and rows along the second. Pixels that are full already are left alone.
 */
export function drawFace(
  canvas: Canvas,
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  { tile, part, light, corners, opacity }: Surface,
): void {
  const det = ax * by - ay * bx
  if (det < 1e-9 && det > -1e-9) return
  const { width, height, pixels } = canvas
  const { rgba, size } = tile
  const [red, green, blue] = light
  const [c00, c10, c01, c11] = corners
  const shadeA = c10 - c00
  const shadeB = c01 - c00
  const shadeAB = c11 - c10 - c01 + c00
  const isFlat = size === 1 && shadeA === 0 && shadeB === 0 && shadeAB === 0
  const da = by / det
  const db = -ay / det
  const iScale = (part.i1 - part.i0) * size
  const jScale = (part.j1 - part.j0) * size
  const iStart = part.i0 * size
  const jStart = part.j0 * size
  const last = size - 1

  const top = Math.max(0, Math.ceil(y + Math.min(0, ay) + Math.min(0, by) - 0.5))
  const bottom = Math.min(height - 1, Math.floor(y + Math.max(0, ay) + Math.max(0, by) - 0.5))
  const flatRed = (rgba[0] ?? 0) * red * c00
  const flatGreen = (rgba[1] ?? 0) * green * c00
  const flatBlue = (rgba[2] ?? 0) * blue * c00

  for (let row = top; row <= bottom; row++) {
    const qy = row + 0.5 - y
    // Where this row is inside both pairs of edges: 0 <= a0 + da * px <= 1, the same for b.
    const a0 = (0.5 - x) * da - (qy * bx) / det
    const b0 = (0.5 - x) * db + (qy * ax) / det
    let from = 0
    let to = width - 1
    if (da > 1e-12 || da < -1e-12) {
      const one = (-EDGE - a0) / da
      const other = (1 + EDGE - a0) / da
      from = Math.max(from, Math.ceil(one < other ? one : other))
      to = Math.min(to, Math.floor(one < other ? other : one))
    } else if (a0 < -EDGE || a0 > 1 + EDGE) continue
    if (db > 1e-12 || db < -1e-12) {
      const one = (-EDGE - b0) / db
      const other = (1 + EDGE - b0) / db
      from = Math.max(from, Math.ceil(one < other ? one : other))
      to = Math.min(to, Math.floor(one < other ? other : one))
    } else if (b0 < -EDGE || b0 > 1 + EDGE) continue

    let q = (row * width + from) * 4
    for (let column = from; column <= to; column++, q += 4) {
      const taken = pixels[q + 3]!
      if (taken === 255) continue
      let r = flatRed
      let g = flatGreen
      let b = flatBlue
      let texel = 0
      if (!isFlat) {
        const a = a0 + da * column
        const c = b0 + db * column
        let i = (iStart + a * iScale) | 0
        let j = (jStart + c * jScale) | 0
        i = i < 0 ? 0 : i > last ? last : i
        j = j < 0 ? 0 : j > last ? last : j
        texel = (j * size + i) * 4
        const shade = c00 + shadeA * a + shadeB * c + shadeAB * a * c
        r = rgba[texel]! * red * shade
        g = rgba[texel + 1]! * green * shade
        b = rgba[texel + 2]! * blue * shade
      }
      const alpha = rgba[texel + 3]! * opacity
      if (taken === 0 && alpha >= 254.5) {
        pixels[q] = r
        pixels[q + 1] = g
        pixels[q + 2] = b
        pixels[q + 3] = 255
      } else {
        const share = ((255 - taken) * alpha) / 65025
        pixels[q] = pixels[q]! + (r > 255 ? 255 : r) * share
        pixels[q + 1] = pixels[q + 1]! + (g > 255 ? 255 : g) * share
        pixels[q + 2] = pixels[q + 2]! + (b > 255 ? 255 : b) * share
        // Nearly opaque pixels count as opaque, so that drawing behind them stops.
        const full = taken + share * 255
        pixels[q + 3] = full > 254 ? 255 : full
      }
    }
  }
}

/** The picture at a whole fraction of its size, averaged, with straight instead of premultiplied colours. */
export function shrinkCanvas(canvas: Canvas, by: number): Canvas {
  const small = makeCanvas(Math.floor(canvas.width / by), Math.floor(canvas.height / by))
  const { pixels, width } = canvas
  const cells = by * by
  for (let y = 0, q = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++, q += 4) {
      let r = 0
      let g = 0
      let b = 0
      let a = 0
      for (let dy = 0; dy < by; dy++) {
        let p = ((y * by + dy) * width + x * by) * 4
        for (let dx = 0; dx < by; dx++, p += 4) {
          r += pixels[p]!
          g += pixels[p + 1]!
          b += pixels[p + 2]!
          a += pixels[p + 3]!
        }
      }
      if (a === 0) continue
      small.pixels[q] = (r / a) * 255
      small.pixels[q + 1] = (g / a) * 255
      small.pixels[q + 2] = (b / a) * 255
      small.pixels[q + 3] = a / cells
    }
  }
  return small
}
