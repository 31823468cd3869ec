import { mixColor } from '@/schematic/colors/mixColor'
import type { BlockState } from '@/schematic/model'

/** Tints of gray textures, for a temperate biome. */
const GRASS = 0x8ab85f
const LEAVES = 0x6fa83c
const BY_NAME: readonly (readonly [RegExp, number])[] = [
  [/:spruce_leaves$/, 0x619961],
  [/:birch_leaves$/, 0x80a755],
  [/:(water|bubble_column|water_cauldron)$/, 0x4a7fd6],
  [/:lily_pad$/, 0x2f8a3a],
  [/:attached_(pumpkin|melon)_stem$/, 0xd8bf34],
  [/leaves$|:vine$/, LEAVES],
]

/** The colour that the tinted faces of a block are multiplied with. */
export function tintOf({ name, properties }: BlockState): number {
  if (name.endsWith(':redstone_wire'))
    return mixColor(0x4d0000, 0xff3219, Math.min(15, Number(properties.power ?? 0) || 0) / 15)
  if (/:(pumpkin|melon)_stem$/.test(name))
    return mixColor(0x30b020, 0xd8bf34, Math.min(7, Number(properties.age ?? 7) || 0) / 7)
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? GRASS
}
