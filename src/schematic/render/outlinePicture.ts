import type { Canvas } from './canvas'

/** A grey that shows on light and on dark pages. */
const RED = 128
const GREEN = 132
const BLUE = 140
const OPACITY = 110
/** Opacity from which a pixel belongs to the build, and below which a pixel takes the line. */
const SOLID = 128
const CLEAR = 48

/** Draws a faint outline, one pixel wide, so that white builds are visible on white pages and black ones on black. */
export function outlinePicture({ width, height, pixels }: Canvas): void {
  const solid = new Uint8Array(width * height)
  for (let i = 0; i < solid.length; i++) solid[i] = pixels[i * 4 + 3]! >= SOLID ? 1 : 0
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (pixels[i * 4 + 3]! >= CLEAR) continue
      const touches =
        (x > 0 && solid[i - 1]) ||
        (x + 1 < width && solid[i + 1]) ||
        (y > 0 && solid[i - width]) ||
        (y + 1 < height && solid[i + width])
      if (!touches) continue
      pixels[i * 4] = RED
      pixels[i * 4 + 1] = GREEN
      pixels[i * 4 + 2] = BLUE
      pixels[i * 4 + 3] = OPACITY
    }
  }
}
