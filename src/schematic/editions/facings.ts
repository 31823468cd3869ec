import type { Vec3 } from '../model'

/** Sides in the order both games number them. */
export const FACINGS: readonly string[] = ['down', 'up', 'north', 'south', 'west', 'east']

const STEPS: readonly Vec3[] = [
  [0, -1, 0],
  [0, 1, 0],
  [0, 0, -1],
  [0, 0, 1],
  [-1, 0, 0],
  [1, 0, 0],
]

/** The step to the cell on that side; zero for unknown sides. */
export function stepTo(facing: string): Vec3 {
  return STEPS[FACINGS.indexOf(facing)] ?? [0, 0, 0]
}

const CLOCKWISE: readonly string[] = ['north', 'east', 'south', 'west']

/** The side after so many clockwise quarter turns, seen from above. */
export function turned(facing: string, quarters: number): string {
  const at = CLOCKWISE.indexOf(facing)
  return at < 0 ? facing : (CLOCKWISE[(at + quarters + 4) % 4] ?? facing)
}

/** Hanging entities up to 1.12 and paintings of both games count the four sides so. */
export const FLAT_FACINGS: readonly string[] = ['south', 'west', 'north', 'east']
