/**
 * By the lowest four bits of the number that potions had before 1.9. Source: https://minecraft.wiki/w/Potion/Before_1.9
 */
const KINDS = [
  ...['water', 'regeneration', 'swiftness', 'fire_resistance', 'poison', 'healing', 'night_vision', 'water'],
  ...['weakness', 'strength', 'slowness', 'leaping', 'harming', 'water_breathing', 'invisibility', 'water'],
]
/** What has no second level, and what no longer time. */
const NEVER_STRONG = /^(fire_resistance|night_vision|weakness|slowness|water_breathing|invisibility)$/
const NEVER_LONG = /^(healing|harming)$/
const [STRONG, LONG, SPLASH] = [32, 64, 16_384]
const AWKWARD = 16

/** The potion by its number before 1.9, and whether it is a splash potion. */
export function potionOfNumber(number: number): { readonly potion: string; readonly isSplash: boolean } {
  return { potion: `minecraft:${nameOf(number)}`, isSplash: (number & SPLASH) !== 0 }
}

function nameOf(number: number): string {
  const kind = KINDS[number & 15] ?? 'water'
  if (kind === 'water') {
    if ((number & 15) === 0 && (number & AWKWARD) !== 0) return 'awkward'
    if ((number & STRONG) !== 0) return 'thick'
    return (number & LONG) !== 0 ? 'mundane' : 'water'
  }
  if ((number & STRONG) !== 0 && !NEVER_STRONG.test(kind)) return `strong_${kind}`
  return (number & LONG) !== 0 && !NEVER_LONG.test(kind) ? `long_${kind}` : kind
}
