/** Entities that a player places as an item of the same name. */
const SAME_NAME =
  /^minecraft:(item_frame|glow_item_frame|armor_stand|painting|end_crystal|minecart|\w+_minecart|\w+_boat|\w+_chest_boat|\w+_raft|\w+_chest_raft)$/

/** The item that a player gathers for an entity that is part of a build; undefined for what lives or flies. */
export function itemOfEntity(id: string): string | undefined {
  if (id === 'minecraft:leash_knot') return 'minecraft:lead'
  if (id === 'minecraft:spawner_minecart' || id === 'minecraft:command_block_minecart') return id
  return SAME_NAME.test(id) ? id : undefined
}
