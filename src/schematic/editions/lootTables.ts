import type { NbtCompound } from '../model'
import { getString, nbtString } from '../nbt/values'
import type { Tags } from './editionTranslation'

/**
 * Loot tables of suspicious sand and gravel, Java's first; other tables have the same path in both editions. Source:
 * https://minecraft.wiki/w/Loot_table
 */
const BRUSHED: readonly (readonly [java: string, bedrock: string])[] = [
  ['archaeology/desert_pyramid', 'entities/desert_pyramid_brushable_block'],
  ['archaeology/desert_well', 'entities/desert_well_brushable_block'],
  ['archaeology/ocean_ruin_cold', 'entities/cold_ocean_ruins_brushable_block'],
  ['archaeology/ocean_ruin_warm', 'entities/warm_ocean_ruins_brushable_block'],
  ['archaeology/trail_ruins_common', 'entities/trail_ruins_brushable_block_common'],
  ['archaeology/trail_ruins_rare', 'entities/trail_ruins_brushable_block_rare'],
]

/** Bedrock's tags for the loot table of a container or brushable block; none without one. */
export function lootTableToBedrock(data: NbtCompound): Tags {
  const name = (getString(data, 'LootTable') ?? '').replace('minecraft:', '')
  if (name === '') return {}
  const path = BRUSHED.find(([java]) => java === name)?.[1] ?? name
  return { LootTable: nbtString(`loot_tables/${path}.json`) }
}

/** The same as Java names it. */
export function lootTableToJava(data: NbtCompound): Tags {
  const [, path] = /^loot_tables\/(.+)\.json$/.exec(getString(data, 'LootTable') ?? '') ?? []
  // Bedrock has a loot table for empty ones.
  if (path === undefined || path === 'entities/empty_brushable_block') return {}
  const name = BRUSHED.find(([, bedrock]) => bedrock === path)?.[0] ?? path
  return { LootTable: nbtString(`minecraft:${name}`) }
}
