import type { BlockState } from '../model'

const SIDES = ['down', 'east', 'north', 'south', 'up', 'west']

/**
 * Sides of a huge mushroom block with skin, by `huge_mushroom_bits`, which are the data values before 1.13. Values 11
 * to 13 were never used. Source: https://minecraft.wiki/w/Mushroom_Block
 */
const FACES: Readonly<Record<string, readonly string[]>> = {
  __proto__: null as never,
  0: [],
  1: ['up', 'north', 'west'],
  2: ['up', 'north'],
  3: ['up', 'north', 'east'],
  4: ['up', 'west'],
  5: ['up'],
  6: ['up', 'east'],
  7: ['up', 'south', 'west'],
  8: ['up', 'south'],
  9: ['up', 'south', 'east'],
  10: ['north', 'east', 'south', 'west'],
  14: SIDES,
  15: SIDES,
}

export function isMushroomBlock(name: string): boolean {
  return /^minecraft:((red|brown)_mushroom_block|mushroom_stem)$/.test(name)
}

/** How many sides of a Java state differ from the bits; 0 for other blocks. */
export function mushroomFacesOff({ name, properties }: BlockState, bits: string | undefined): number {
  if (!isMushroomBlock(name)) return 0
  const faces = FACES[bits ?? ''] ?? SIDES
  return SIDES.filter((side) => (properties[side] === 'true') !== faces.includes(side)).length
}
