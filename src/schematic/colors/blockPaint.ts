import { scaleColor } from './mixColor'
import type { PatternName } from './patternTexels'

/** How one face of a block is painted. Colours are 0xRRGGBB. */
export interface Paint {
  readonly color: number
  readonly pattern: PatternName
  /** The second colour of the pattern. */
  readonly accent: number
}

/** The paints of a block by its name alone, before its state turns or lights them. */
export interface BlockPaint {
  readonly side: Paint
  readonly top: Paint
  readonly bottom: Paint
  /** The face it looks with, where that differs. */
  readonly front?: Paint
  /** 1 is opaque. */
  readonly alpha: number
  readonly glows: boolean
}

/** A paint whose accent is a darker shade unless it is given. */
export const paint = (color: number, pattern: PatternName, accent = scaleColor(color, 0.7)): Paint => ({
  color,
  pattern,
  accent,
})

/** The same on each side, with a top and a bottom of its own where given. */
export function uniform(side: Paint, top = side, bottom = top): BlockPaint {
  return { side, top, bottom, alpha: 1, glows: false }
}
