import { NONE, OPAQUE, type Volume } from './volume'

/** Minimum filled share of a coarse cell to be drawn, so that walls and floors one block thick stay visible. */
const MIN_FILLED_SHARE = 1 / 8

/** A coarser version of a volume: each cell of `factor` blocks along each edge gets the topmost full block in it. */
export function shrinkVolume(volume: Volume, factor: number): Volume {
  const { region, palette } = volume
  const { blocks } = region
  const { kinds, isWet } = palette
  const empty = kinds.findIndex((kind, state) => kind === NONE && isWet[state] === 0)
  // Without an invisible state there is no empty cell either.
  const none = Math.max(0, empty)
  const [width, height, length] = [region.width, region.height, region.length].map((size) =>
    Math.ceil(size / factor),
  ) as [number, number, number]
  const coarse = new Uint16Array(width * height * length)
  for (let y = 0, at = 0; y < height; y++) {
    for (let z = 0; z < length; z++) {
      for (let x = 0; x < width; x++, at++) coarse[at] = pickState(x * factor, y * factor, z * factor)
    }
  }
  return {
    ...volume,
    region: { ...region, width, height, length, blocks: coarse, waterLayer: undefined },
    scale: factor,
  }

  function pickState(x0: number, y0: number, z0: number): number {
    const x1 = Math.min(x0 + factor, region.width)
    const y1 = Math.min(y0 + factor, region.height)
    const z1 = Math.min(z0 + factor, region.length)
    let filled = 0
    let solid = -1
    let other = -1
    for (let y = y1 - 1; y >= y0; y--) {
      for (let z = z0; z < z1; z++) {
        const row = (y * region.length + z) * region.width
        for (let index = row + x0; index < row + x1; index++) {
          const state = blocks[index]!
          const kind = kinds[state]!
          if (kind === NONE && isWet[state] === 0) continue
          filled++
          if (kind === OPAQUE) {
            if (solid < 0) solid = state
          } else if (other < 0) other = state
        }
      }
    }
    if (filled < (x1 - x0) * (y1 - y0) * (z1 - z0) * MIN_FILLED_SHARE) return none
    return solid >= 0 ? solid : other
  }
}
