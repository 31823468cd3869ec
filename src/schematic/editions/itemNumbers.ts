/**
 * Potions and enchantments, which Java names and Bedrock numbers, in Bedrock's order.
 * Sources: https://minecraft.wiki/w/Potion#Data_values, https://minecraft.wiki/w/Enchanting/Levels, GeyserMC (MIT)
 */
export const POTIONS: readonly string[] = [
  ...['water', 'mundane', 'long_mundane', 'thick', 'awkward', 'night_vision', 'long_night_vision', 'invisibility'],
  ...['long_invisibility', 'leaping', 'long_leaping', 'strong_leaping', 'fire_resistance', 'long_fire_resistance'],
  ...['swiftness', 'long_swiftness', 'strong_swiftness', 'slowness', 'long_slowness', 'water_breathing'],
  ...['long_water_breathing', 'healing', 'strong_healing', 'harming', 'strong_harming', 'poison', 'long_poison'],
  ...['strong_poison', 'regeneration', 'long_regeneration', 'strong_regeneration', 'strength', 'long_strength'],
  ...['strong_strength', 'weakness', 'long_weakness', 'wither', 'turtle_master', 'long_turtle_master'],
  ...[
    'strong_turtle_master',
    'slow_falling',
    'long_slow_falling',
    'strong_slowness',
    'wind_charged',
    'weaving',
    'oozing',
  ],
  'infested',
]

export const ENCHANTMENTS: readonly string[] = [
  ...['protection', 'fire_protection', 'feather_falling', 'blast_protection', 'projectile_protection', 'thorns'],
  ...['respiration', 'depth_strider', 'aqua_affinity', 'sharpness', 'smite', 'bane_of_arthropods', 'knockback'],
  ...[
    'fire_aspect',
    'looting',
    'efficiency',
    'silk_touch',
    'unbreaking',
    'fortune',
    'power',
    'punch',
    'flame',
    'infinity',
  ],
  ...['luck_of_the_sea', 'lure', 'frost_walker', 'mending', 'binding_curse', 'vanishing_curse', 'impaling', 'riptide'],
  ...['loyalty', 'channeling', 'multishot', 'piercing', 'quick_charge', 'soul_speed', 'swift_sneak', 'wind_burst'],
  ...['density', 'breach'],
]

/** By the numbers they had in Java up to 1.12. */
export const FORMER_ENCHANTMENTS: Readonly<Record<number, string>> = {
  0: 'protection',
  1: 'fire_protection',
  2: 'feather_falling',
  3: 'blast_protection',
  4: 'projectile_protection',
  5: 'respiration',
  6: 'aqua_affinity',
  7: 'thorns',
  8: 'depth_strider',
  9: 'frost_walker',
  10: 'binding_curse',
  16: 'sharpness',
  17: 'smite',
  18: 'bane_of_arthropods',
  19: 'knockback',
  20: 'fire_aspect',
  21: 'looting',
  22: 'sweeping_edge',
  32: 'efficiency',
  33: 'silk_touch',
  34: 'unbreaking',
  35: 'fortune',
  48: 'power',
  49: 'punch',
  50: 'flame',
  51: 'infinity',
  61: 'luck_of_the_sea',
  62: 'lure',
  70: 'mending',
  71: 'vanishing_curse',
}
