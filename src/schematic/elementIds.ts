import type { Edition } from './model'

/**
 * Ids of block entities and entities from before 1.11 (and Bedrock's, which are equal) that differ from the current id
 * by more than spelling. Source: https://minecraft.wiki/w/Java_Edition_1.11/Development_versions and the files
 * themselves.
 */
const OLD_IDS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  Airportal: 'end_portal',
  Control: 'command_block',
  DLDetector: 'daylight_detector',
  EnchantTable: 'enchanting_table',
  Music: 'note_block',
  RecordPlayer: 'jukebox',
  Structure: 'structure_block',
  Trap: 'dispenser',
  JigsawBlock: 'jigsaw',
  PistonArm: 'piston',
  CaveSpider: 'cave_spider',
  EntityHorse: 'horse',
  FallingSand: 'falling_block',
  FireworksRocketEntity: 'fireworks_rocket',
  LavaSlime: 'magma_cube',
  MinecartChest: 'chest_minecart',
  MinecartCommandBlock: 'command_block_minecart',
  MinecartFurnace: 'furnace_minecart',
  MinecartHopper: 'hopper_minecart',
  MinecartRideable: 'minecart',
  MinecartSpawner: 'spawner_minecart',
  MinecartTNT: 'tnt_minecart',
  MushroomCow: 'mooshroom',
  Ozelot: 'ocelot',
  PigZombie: 'zombie_pigman',
  PrimedTnt: 'tnt',
  PrimedTNT: 'tnt',
  SnowMan: 'snow_golem',
  ThrownEgg: 'egg',
  ThrownEnderpearl: 'ender_pearl',
  ThrownExpBottle: 'xp_bottle',
  ThrownPotion: 'potion',
  VillagerGolem: 'iron_golem',
  WitherBoss: 'wither',
  XPOrb: 'xp_orb',
}

/**
 * The current namespaced id of a block entity or entity in any spelling: `Chest`, `chest`, `minecraft:chest`. The empty
 * id stays empty.
 */
export function elementIdOf(id: string, edition: Edition): string {
  if (id === '' || id.includes(':')) return id
  // Before 1.11 the brewing stand was called so; in Bedrock it is what it says.
  if (id === 'Cauldron') return edition === 'java' ? 'minecraft:brewing_stand' : 'minecraft:cauldron'
  const snake = id.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase()
  return `minecraft:${OLD_IDS[id] ?? snake}`
}

/** Blocks whose block entity has another name, by what their own ends in. Asked in this order. */
const BLOCK_ENTITY_BY_ENDING: readonly (readonly [ending: RegExp, id: string])[] = [
  [/hanging_sign$/, 'hanging_sign'],
  [/(^|_)sign$/, 'sign'],
  [/_banner$/, 'banner'],
  [/shulker_box$/, 'shulker_box'],
  [/_bed$/, 'bed'],
  [/_(head|skull)$/, 'skull'],
  [/command_block$/, 'command_block'],
  [/^(bee_nest|beehive)$/, 'beehive'],
  [/^(soul_)?campfire$/, 'campfire'],
  [/^suspicious_(sand|gravel)$/, 'brushable_block'],
  [/^spawner$/, 'mob_spawner'],
  [/^moving_piston$/, 'piston'],
  [/_shelf$/, 'shelf'],
  [/copper_chest$/, 'copper_chest'],
]

/** Blocks whose block entity has their own name. Source: https://minecraft.wiki/w/Block_entity */
const SAME_NAMED = new Set(
  `barrel beacon bell blast_furnace brewing_stand calibrated_sculk_sensor chest chiseled_bookshelf comparator conduit crafter
  creaking_heart daylight_detector decorated_pot dispenser dropper enchanting_table end_gateway end_portal ender_chest furnace hopper
  jigsaw jukebox lectern sculk_catalyst sculk_sensor sculk_shrieker smoker structure_block test_block test_instance_block
  trapped_chest trial_spawner vault`.split(/\s+/),
)

/** The block entity id of a Java block; undefined for blocks without one, or of mods. */
export function blockEntityIdOf(block: string): string | undefined {
  if (!block.startsWith('minecraft:')) return undefined
  const name = block.slice('minecraft:'.length)
  for (const [ending, id] of BLOCK_ENTITY_BY_ENDING) if (ending.test(name)) return `minecraft:${id}`
  return SAME_NAMED.has(name) ? block : undefined
}
