/** Names that Java's items had in 1.13 or later, by today's. Source: the game's `DataFixers` (`ItemRenameFix`), read for facts only */
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

/** Today's name of an item by its name in 1.13 or later. */
export function sinceRenamed(id: string): string {
  const today = id.startsWith(NAMESPACE) ? ITEMS_SINCE_RENAMED[id.slice(NAMESPACE.length)] : undefined
  return today === undefined ? id : NAMESPACE + today
}
