/**
 * Entities by the number of Bedrock spawn eggs until 1.16, with Java's names. Source:
 * https://minecraft.wiki/w/Bedrock_Edition_data_values#Entity_IDs
 */
const RANGES: readonly (readonly [first: number, creatures: string])[] = [
  [10, 'chicken cow pig sheep wolf villager mooshroom squid rabbit bat iron_golem snow_golem ocelot horse donkey mule'],
  [26, 'skeleton_horse zombie_horse polar_bear llama parrot dolphin zombie creeper skeleton spider zombified_piglin'],
  [37, 'slime enderman silverfish cave_spider ghast magma_cube blaze zombie_villager witch stray husk wither_skeleton'],
  [49, 'guardian elder_guardian'],
  [52, 'wither ender_dragon shulker endermite'],
  [57, 'vindicator phantom ravager'],
  [74, 'turtle cat'],
  [104, 'evoker vex'],
  [108, 'pufferfish salmon drowned tropical_fish cod panda pillager villager zombie_villager'],
  [118, 'wandering_trader'],
  [121, 'fox bee piglin hoglin strider zoglin piglin_brute'],
]

/** Java spawn eggs by the number of Bedrock's. */
export const SPAWN_EGGS: Readonly<Record<number, string>> = Object.fromEntries(
  RANGES.flatMap(([first, creatures]) =>
    creatures.split(' ').map((creature, index) => [first + index, `${creature}_spawn_egg`] as const),
  ),
)
