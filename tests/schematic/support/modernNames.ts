/** Names that differ between files of 1.13 and later, and what others make of them: all cauldrons count as one. */
const TODAYS: Readonly<Record<string, string>> = {
  'minecraft:chain': 'minecraft:iron_chain',
  'minecraft:grass': 'minecraft:short_grass',
  'minecraft:grass_path': 'minecraft:dirt_path',
  'minecraft:sign': 'minecraft:oak_sign',
  'minecraft:wall_sign': 'minecraft:oak_wall_sign',
  'minecraft:water_cauldron': 'minecraft:cauldron',
}

/** Counts by name, under the names that the blocks have today. */
export function underModernNames(counts: Readonly<Record<string, number>>): Record<string, number> {
  const today: Record<string, number> = {}
  for (const [name, count] of Object.entries(counts)) {
    const own = TODAYS[name] ?? name
    today[own] = (today[own] ?? 0) + count
  }
  return today
}
