import { FLATTENED } from './renamingVersions'

/**
 * Names that Java items had in 1.13 or later, by their current names. Source: the game's `DataFixers`
 * (`ItemRenameFix`), read for facts only
 */
export const ITEMS_SINCE_RENAMED: Readonly<Record<string, string>> = {
  __proto__: null as never,
  bee_hive: 'beehive',
  cactus_green: 'green_dye',
  chain: 'iron_chain',
  dandelion_yellow: 'yellow_dye',
  grass: 'short_grass',
  grass_path: 'dirt_path',
  rose_red: 'red_dye',
  scute: 'turtle_scute',
  sign: 'oak_sign',
  zombie_pigman_spawn_egg: 'zombified_piglin_spawn_egg',
}

const NAMESPACE = 'minecraft:'
/** 1.14's first snapshot, which gave the slab's name to another (`DataFixers`, 1802). */
export const SLABS_RENAMED = 1802

/** Pieces of pots of 1.20's snapshots. */
const SHARD = /^minecraft:(?:pottery_shard_(\w+)|(\w+)_pottery_shard)$/

/** The current name of an item by its name in 1.13 or later. */
export function sinceRenamed(id: string): string {
  const today = id.startsWith(NAMESPACE) ? ITEMS_SINCE_RENAMED[id.slice(NAMESPACE.length)] : undefined
  if (today !== undefined) return NAMESPACE + today
  const [, former, later] = SHARD.exec(id) ?? []
  return former === undefined && later === undefined ? id : `${NAMESPACE}${former ?? later}_pottery_sherd`
}

/**
 * Upgrades item names of a data version from 17w47a on to current ones; if it is unknown, only unambiguous ones change.
 */
export function itemRenamerSince(dataVersion: number | undefined): (id: string) => string {
  const isBefore = dataVersion !== undefined && dataVersion >= FLATTENED && dataVersion < SLABS_RENAMED
  return (id) => (isBefore && id === 'minecraft:stone_slab' ? 'minecraft:smooth_stone_slab' : sinceRenamed(id))
}
