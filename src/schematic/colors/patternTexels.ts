/**
 * Patterns of our own: sixteen by sixteen texels, each made by a small formula. None is drawn after the game's
 * textures.
 *
 * A formula answers a shade (1 leaves the colour as it is) and adds ACCENT where the texel takes the accent colour
 * instead.
 */

export const PATTERN_SIZE = 16

/** Texels of a pattern, row by row from the top. */
export interface PatternTexels {
  /** Brightness, 128 for 1. */
  readonly shade: Uint8Array
  /** 1 where the accent colour replaces the main colour. */
  readonly accent: Uint8Array
}

interface Texel {
  readonly x: number
  readonly y: number
  /** White noise, 0 to 1. */
  readonly noise: number
  /** Distance to the nearest crack of an irregular paving, 0 to about 1. */
  readonly crack: number
  /** Noise that is one value for each stone of that paving. */
  readonly stone: number
  /** Distance from the nearest edge of the face, 0 to 7. */
  readonly rim: number
}

const ACCENT = 4

/** A stable number from 0 to 1 for three integers. */
function noiseAt(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(seed, 2246822519)
  h = Math.imul(h ^ (h >>> 13), 1274126177)
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296
}

/**
 * The two nearest stones of a paving of sixteen stones that tiles: how near the crack between them, and which stone.
 */
function pavingAt(x: number, y: number): { crack: number; stone: number } {
  let nearest = 99
  let second = 99
  let stone = 0
  for (let cy = -1; cy <= 4; cy++) {
    for (let cx = -1; cx <= 4; cx++) {
      const id = (cx & 3) + 4 * (cy & 3)
      const dx = x + 0.5 - (cx + 0.15 + 0.7 * noiseAt(id, 1, 9)) * 4
      const dy = y + 0.5 - (cy + 0.15 + 0.7 * noiseAt(id, 2, 9)) * 4
      const distance = Math.hypot(dx, dy)
      if (distance < nearest) {
        second = nearest
        nearest = distance
        stone = noiseAt(id, 3, 9)
      } else if (distance < second) second = distance
    }
  }
  return { crack: Math.min(1, (second - nearest) / 2), stone }
}

const stripe = (position: number, period: number, lines: number) => (position % period < lines ? 1 : 0)

const FORMULAS = {
  smooth: (t: Texel) => 0.975 + t.noise * 0.05,
  grain: (t: Texel) => 0.9 + t.noise * 0.2,
  stone: (t: Texel) => 0.92 + t.stone * 0.09 + t.noise * 0.08,
  soil: (t: Texel) => 0.86 + t.noise * 0.26 - (t.stone > 0.8 ? 0.05 : 0),
  cobble: (t: Texel) => (t.crack < 0.3 ? 0.74 : 0.9 + t.stone * 0.22) + t.noise * 0.06,
  paving: (t: Texel) => (t.crack < 0.3 ? 0.86 : 0.95 + t.stone * 0.12),
  veins: (t: Texel) => (t.crack < 0.32 ? ACCENT + 1 : 0.88 + t.stone * 0.2) + t.noise * 0.06,
  ore: (t: Texel) => (t.stone > 0.6 && t.crack > 0.42 ? ACCENT + 0.85 + t.noise * 0.3 : 0.92 + t.noise * 0.12),
  spots: (t: Texel) => (t.stone > 0.7 && t.crack > 0.3 ? ACCENT + 0.95 : 0.93) + t.noise * 0.1,
  bricks: ({ x, y, noise }: Texel) => (y % 4 === 3 || (x + (y & 4)) % 8 === 7 ? ACCENT + 0.98 : 0.94 + noise * 0.12),
  blocks: ({ x, y, noise }: Texel) => {
    const across = (x + (y & 8)) % 16
    if (y % 8 === 7 || across === 15) return 0.78
    return (y % 8 === 0 || across === 0 ? 1.08 : 0.96) + noise * 0.06
  },
  tiles: ({ x, y, noise }: Texel) => {
    if (y % 8 === 7 || x % 8 === 7) return 0.76
    return (y % 8 === 0 || x % 8 === 0 ? 1.08 : 0.96) + noise * 0.05 - ((x ^ y) & 8 ? 0.04 : 0)
  },
  planks: ({ x, y, noise }: Texel) => {
    const board = y >> 2
    if (y % 4 === 3) return 0.78
    if (x === (board * 7 + 3) % 16) return 0.84
    return 0.95 + noiseAt(x >> 2, y, 4) * 0.09 + noise * 0.03
  },
  bark: ({ x, y, noise }: Texel) => 0.78 + noiseAt(x, y >> 2, 5) * 0.36 + noise * 0.06,
  heartwood: ({ x, y, noise }: Texel) => 0.93 + noiseAt(x, y >> 3, 6) * 0.1 + noise * 0.03 - stripe(x, 5, 1) * 0.06,
  rings: ({ rim, noise }: Texel) => (rim === 0 ? ACCENT + 0.9 : (rim & 1 ? 0.98 : 0.86) + noise * 0.06),
  plate: ({ x, y, noise }: Texel) => {
    if (x === 0 || y === 0) return 1.1
    return x === 15 || y === 15 ? 0.84 : 0.98 + noise * 0.04
  },
  panels: ({ x, y, noise }: Texel) => (y % 4 === 3 ? 0.88 : 1) + noise * 0.02 - (x === 15 || y === 15 ? 0.06 : 0),
  chiselled: ({ rim, noise }: Texel) => (rim === 1 || rim === 4 ? 1.07 : rim % 2 ? 0.94 : 0.84) + noise * 0.04,
  pillar: ({ x, y, noise }: Texel) =>
    0.9 + (x % 4 === 0 ? -0.08 : 0.08) + noise * 0.04 - (y === 0 || y === 15 ? 0.1 : 0),
  strata: ({ x, y, noise }: Texel) => {
    const wave = y + (noiseAt(x >> 2, 0, 7) > 0.5 ? 1 : 0)
    return (wave < 4 ? 1.04 : wave === 4 ? 0.88 : wave % 4 === 0 ? 0.93 : 0.98) + noise * 0.05
  },
  weave: ({ x, y, noise }: Texel) => 0.93 + ((x + y) & 1) * 0.05 + ((x >> 1) & (y >> 1) & 1) * 0.04 + noise * 0.05,
  leaves: (t: Texel) => (t.crack < 0.22 ? 0.62 : 0.82 + t.stone * 0.34) + t.noise * 0.16,
  blossom: (t: Texel) => (t.stone > 0.62 && t.crack > 0.3 ? ACCENT + 1 : 0.7 + t.stone * 0.4) + t.noise * 0.14,
  glass: ({ x, y, rim }: Texel) => {
    if (rim === 0) return ACCENT + 1
    return x + y === 9 || x + y === 10 || x + y === 22 ? ACCENT + 1.06 : 1
  },
  slime: ({ rim, noise }: Texel) => (rim === 0 ? ACCENT + 0.9 : rim > 3 ? 0.86 : 1.04) + noise * 0.03,
  ripples: ({ x, y, noise }: Texel) => 0.96 + (noiseAt((x + (y >> 1)) >> 2, y >> 1, 8) > 0.6 ? 0.09 : 0) + noise * 0.04,
  fringe: ({ x, y, noise }: Texel) => (y < 4 + noiseAt(x, 0, 3) * 4 ? ACCENT : 0) + 0.88 + noise * 0.22,
  shelf: ({ x, y, noise }: Texel) => {
    if (y % 8 === 0 || y % 8 === 7) return 1
    return (noiseAt(x >> 1, y >> 3, 2) > 0.35 ? ACCENT : 0) + 0.7 + noiseAt(x >> 1, y >> 3, 1) * 0.5 + noise * 0.04
  },
  band: ({ y, noise }: Texel) => (y > 4 && y < 11 ? ACCENT + 0.98 : 0.92) + noise * 0.08,
  cap: ({ y, noise }: Texel) => (y < 4 ? ACCENT + (y === 3 ? 0.8 : 1) : 0.92 + noise * 0.12),
  hoops: ({ x, y, noise }: Texel) =>
    (y === 3 || y === 12 ? ACCENT + 1 : 0.92 + (x % 4 === 3 ? -0.14 : 0)) + noise * 0.06,
  slats: ({ x, y, noise }: Texel) => 0.98 + noise * 0.05 - (x % 4 === 3 || y === 0 || y === 15 ? 0.16 : 0),
  mouth: ({ x, y, rim, noise }: Texel) => {
    if (rim === 0) return 0.82
    return (x > 3 && x < 12 && y > 8 && y < 14) || (y === 4 && x > 3 && x < 12) ? ACCENT + 1 : 0.96 + noise * 0.1
  },
  nozzle: ({ x, y, rim, noise }: Texel) => {
    if (rim === 0) return 0.82
    return Math.hypot(x - 7.5, y - 7.5) < 3.4 ? ACCENT + 1 : 0.96 + noise * 0.1
  },
  face: ({ x, y, noise }: Texel) => {
    const eye = y > 4 && y < 8 && (x === 3 || x === 4 || x === 11 || x === 12 || (y === 7 && (x === 5 || x === 10)))
    const mouth = y > 9 && y < 13 && x > 2 && x < 13 && (y === 11 || (x + (y >> 1)) % 4 < 2)
    return eye || mouth ? ACCENT + 1 : 0.9 + noise * 0.1 + (x % 4 === 0 ? -0.1 : 0)
  },
  target: ({ rim, noise }: Texel) => (rim === 1 || rim === 2 || rim > 4 ? ACCENT : 0) + 0.96 + noise * 0.05,
  table: ({ x, y, rim, noise }: Texel) => {
    if (rim === 0) return 0.78
    return (x % 5 === 0 || y % 5 === 0 ? ACCENT + 1 : 0.97) + noise * 0.06
  },
  tools: ({ x, y, rim, noise }: Texel) => {
    if (rim === 0) return 0.78
    const tool = (x > 2 && x < 6 && y > 3 && y < 6) || (x === 4 && y > 3 && y < 13) || (x === 11 && y > 3 && y < 13)
    return (tool || (x > 9 && x < 13 && y > 9 && y < 13) ? ACCENT + 1 : 0.96) + noise * 0.06
  },
  cage: ({ x, y, noise }: Texel) => (x % 5 === 0 || y % 5 === 0 ? 1 : ACCENT + 1) + noise * 0.1,
  circuit: ({ x, y, rim, noise }: Texel) => {
    if (rim === 0) return 0.8
    return (x % 5 === 2 && y % 5 === 2 ? ACCENT + 1 : x % 5 === 2 || y % 5 === 2 ? 0.86 : 1.02) + noise * 0.05
  },
  swirl: ({ x, y, noise }: Texel) => {
    const ring = Math.floor(Math.hypot(x - 7.5, y - 7.5) + Math.atan2(y - 7.5, x - 7.5) * 1.3) & 3
    return (ring === 0 ? ACCENT + 1 : ring === 2 ? 0.8 : 1.02) + noise * 0.04
  },
  window: ({ x, y, noise }: Texel) => {
    if (x < 2 || x > 13 || y === 15) return 0.88
    const pane = y > 2 && y < 8 && x % 6 !== 1
    return pane ? ACCENT + 1 : (x % 6 === 1 || y % 8 === 1 ? 0.86 : 1) + noise * 0.05
  },
  grate: ({ x, y }: Texel) => (x % 4 === 0 || y % 4 === 0 || (x ^ y) % 8 === 2 ? 1 : ACCENT + 1),
  eyes: ({ x, y, rim, noise }: Texel) => {
    if (rim === 0) return 0.82
    return (y > 4 && y < 8 && x > 2 && x < 13 && x !== 7 && x !== 8) || (y === 11 && x > 3 && x < 12)
      ? ACCENT + 1
      : 0.96 + noise * 0.08
  },
  flame: ({ x, y, noise }: Texel) => (y > 15 - noiseAt(x, 3, 3) * 11 ? 1 : ACCENT + 1) + noise * 0.1,
  moss: (t: Texel) =>
    (t.stone > 0.55 && t.crack > 0.15 ? ACCENT + 0.92 : t.crack < 0.28 ? 0.74 : 0.94) + t.noise * 0.14,
} satisfies Readonly<Record<string, (texel: Texel) => number>>

/** The patterns a face can be painted with. */
export type PatternName = keyof typeof FORMULAS

const isPattern = (name: string): name is PatternName => name in FORMULAS

export const PATTERN_NAMES: readonly PatternName[] = Object.keys(FORMULAS).filter(isPattern)

const made = new Map<PatternName, PatternTexels>()

/** The texels of a pattern, made once. */
export function patternTexels(name: PatternName): PatternTexels {
  const known = made.get(name)
  if (known) return known
  const shade = new Uint8Array(PATTERN_SIZE * PATTERN_SIZE)
  const accent = new Uint8Array(PATTERN_SIZE * PATTERN_SIZE)
  for (let y = 0, i = 0; y < PATTERN_SIZE; y++) {
    for (let x = 0; x < PATTERN_SIZE; x++, i++) {
      const rim = Math.min(x, y, 15 - x, 15 - y)
      const value = FORMULAS[name]({ x, y, rim, noise: noiseAt(x, y, 1), ...pavingAt(x, y) })
      accent[i] = value >= ACCENT - 1 ? 1 : 0
      shade[i] = Math.max(0, Math.min(255, Math.round((accent[i] ? value - ACCENT : value) * 128)))
    }
  }
  const texels = { shade, accent }
  made.set(name, texels)
  return texels
}
