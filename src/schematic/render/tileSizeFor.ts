/** The tile size for a block's edge in pixels: patterns finer than pixels would only flicker. */
export function tileSizeFor(scale: number): number {
  if (scale < 3) return 1
  if (scale < 5) return 2
  if (scale < 9) return 4
  return scale < 16 ? 8 : 16
}
