/** Colours of our own for what rules know by a word, 0xRRGGBB. */

export const ORES: Readonly<Record<string, number>> = {
  coal: 0x2c2c2e,
  iron: 0xd9b193,
  gold: 0xf7d145,
  redstone: 0xd41f12,
  diamond: 0x62e4e0,
  lapis: 0x2f5cc4,
  emerald: 0x2ad468,
  copper: 0xd9804e,
  quartz: 0xe6dcd0,
}

export const COPPER_AGES: Readonly<Record<string, number>> = {
  exposed: 0xa3806a,
  weathered: 0x6c9a72,
  oxidized: 0x54a587,
}
export const COPPER = 0xc4714f
