import type { FacePaint } from '../colors/facesOf'
import { blueOf, greenOf, redOf } from '../colors/mixColor'
import { PATTERN_SIZE, patternTexels } from '../colors/patternTexels'

/** The texels of one face as the picture shows it: straight RGBA, `size` by `size`, a power of two. */
export interface Tile {
  readonly size: number
  readonly rgba: Uint8Array
  /** All texels are opaque. */
  readonly opaque: boolean
}

/** Texels of glass frames and the like are less clear than the panes between them. */
const ACCENT_ALPHA = 0.9

/**
 * The pattern of a paint in its colours, averaged down to the given size.
 *
 * `at` says which texel of the pattern lies at column i and row j of the tile, so that a view can turn it.
 */
export function makeTile(
  paint: FacePaint,
  alpha: number,
  size: number,
  at: (i: number, j: number) => readonly [x: number, y: number],
): Tile {
  const { shade, accent } = patternTexels(paint.pattern)
  const sums = new Float64Array(size * size * 4)
  const cell = PATTERN_SIZE / size
  for (let j = 0; j < PATTERN_SIZE; j++) {
    for (let i = 0; i < PATTERN_SIZE; i++) {
      const [x, y] = at(i, j)
      const texel = paint.turned ? x * PATTERN_SIZE + y : y * PATTERN_SIZE + x
      const isAccent = accent[texel] === 1
      const color = isAccent ? paint.accent : paint.color
      const opacity = alpha < 1 && isAccent ? Math.max(alpha, ACCENT_ALPHA * Math.sqrt(alpha)) : alpha
      const bright = ((shade[texel] ?? 128) / 128) * opacity
      const q = (Math.floor(j / cell) * size + Math.floor(i / cell)) * 4
      sums[q] = sums[q]! + redOf(color) * bright
      sums[q + 1] = sums[q + 1]! + greenOf(color) * bright
      sums[q + 2] = sums[q + 2]! + blueOf(color) * bright
      sums[q + 3] = sums[q + 3]! + opacity
    }
  }
  const rgba = new Uint8Array(size * size * 4)
  for (let q = 0; q < rgba.length; q += 4) {
    const weight = sums[q + 3]!
    for (let channel = 0; channel < 3; channel++) {
      rgba[q + channel] = weight > 0 ? Math.min(255, Math.round(sums[q + channel]! / weight)) : 0
    }
    rgba[q + 3] = Math.round((weight / (cell * cell)) * 255)
  }
  return { size, rgba, opaque: alpha >= 1 }
}
