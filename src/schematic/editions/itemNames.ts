import { memoizeByText } from '../memoizeByText'
import { DYES, LAST_DYE } from './dyeNames'
import { HEAD_KINDS } from './skullKinds'
import { SPAWN_EGGS } from './spawnEggNumbers'

/**
 * Items that have another name in Bedrock, Java's first; all others are called alike. From comparing the items of Java
 * 1.21.11 and Bedrock 1.21.111 in minecraft-data (MIT), and https://minecraft.wiki/w/Bedrock_Edition_data_values
 */
const RENAMED = `
rooted_dirt dirt_with_roots
nether_quartz_ore quartz_ore
waxed_copper_block waxed_copper
flowering_azalea_leaves azalea_leaves_flowered
cobweb web
dead_bush deadbush
small_dripleaf small_dripleaf_block
stone_slab normal_stone_slab
stone_stairs normal_stone_stairs
cobblestone_stairs stone_stairs
bricks brick_block
spawner mob_spawner
snow snow_layer
snow_block snow
jack_o_lantern lit_pumpkin
melon melon_block
lily_pad waterlily
nether_bricks nether_brick
nether_brick netherbrick
red_nether_bricks red_nether_brick
end_stone_bricks end_bricks
end_stone_brick_stairs end_brick_stairs
light light_block_15
terracotta hardened_clay
dirt_path grass_path
prismarine_brick_stairs prismarine_bricks_stairs
magma_block magma
light_gray_glazed_terracotta silver_glazed_terracotta
slime_block slime
note_block noteblock
oak_button wooden_button
oak_pressure_plate wooden_pressure_plate
oak_door wooden_door
oak_trapdoor trapdoor
oak_fence_gate fence_gate
powered_rail golden_rail
shulker_box undyed_shulker_box
stonecutter stonecutter_block
zombified_piglin_spawn_egg zombie_pigman_spawn_egg
item_frame frame
glow_item_frame glow_frame
map empty_map
frogspawn frog_spawn
`

/** Java items without a Bedrock equivalent. */
const JAVA_ONLY = new Set(
  `knowledge_book debug_stick furnace_minecart test_block test_instance_block petrified_oak_slab spectral_arrow`.split(
    ' ',
  ),
)
/** Bedrock items without a Java equivalent. */
const BEDROCK_ONLY =
  /^(element_|hard_|colored_torch_|underwater_(torch|tnt)|camera$|balloon$|bleach$|ice_bomb$|medicine$|sparkler$|glow_stick$|rapid_fertilizer$|compound|chalkboard$|board$|agent_spawn_egg$|npc_spawn_egg$|chemistry|lab_table$|material_reducer$|info_update|allow$|deny$|border_block$|reserved6$|netherreactor$|glowingobsidian$|invisible_bedrock$)/

const WOODS = ['oak', 'spruce', 'birch', 'jungle', 'acacia', 'dark_oak']
const woods = (kind: string): string[] => WOODS.map((wood) => `${wood}_${kind}`)
const dyed = (kind: string): string[] => DYES.map((dye) => `${dye}_${kind}`)
const BOATS = [...WOODS, 'mangrove', 'bamboo', 'cherry']
const corals = (kind: string): string[] => ['tube', 'brain', 'bubble', 'fire', 'horn'].map((own) => `${own}_${kind}`)
/** Dead corals have numbers 8 higher. */
const andDead = (names: readonly string[]): Record<number, string> => ({
  ...names,
  ...Object.fromEntries(names.map((name, index) => [index + 8, `dead_${name}`])),
})

/** Old names, in either edition, that stood for several items by number, with the current name by that number. */
const BY_NUMBER: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  __proto__: null as never,
  planks: woods('planks'),
  sapling: woods('sapling'),
  wooden_slab: woods('slab'),
  fence: woods('fence'),
  boat: BOATS.map((wood) => (wood === 'bamboo' ? 'bamboo_raft' : `${wood}_boat`)),
  chest_boat: BOATS.map((wood) => (wood === 'bamboo' ? 'bamboo_chest_raft' : `${wood}_chest_boat`)),
  wood: {
    ...woods('wood'),
    ...Object.fromEntries(woods('wood').map((wood, index) => [index + 8, `stripped_${wood}`])),
  },
  coral: andDead(corals('coral')),
  coral_block: andDead(corals('coral_block')),
  coral_fan: corals('coral_fan'),
  coral_fan_dead: corals('coral_fan').map((fan) => `dead_${fan}`),
  log: woods('log').slice(0, 4),
  log2: woods('log').slice(4),
  leaves: woods('leaves').slice(0, 4),
  leaves2: woods('leaves').slice(4),
  wool: dyed('wool'),
  carpet: dyed('carpet'),
  concrete: dyed('concrete'),
  concrete_powder: dyed('concrete_powder'),
  stained_glass: dyed('stained_glass'),
  stained_glass_pane: dyed('stained_glass_pane'),
  stained_hardened_clay: dyed('terracotta'),
  bed: dyed('bed'),
  banner: dyed('banner').reverse(),
  // Without a dye it was another item.
  shulker_box: dyed('shulker_box'),
  banner_pattern: [
    ...['creeper', 'skull', 'flower', 'mojang', 'field_masoned', 'bordure_indented', 'piglin', 'globe'].map(
      (pattern) => `${pattern}_banner_pattern`,
    ),
  ],
  bucket: {
    ...['bucket', 'milk_bucket', 'cod_bucket', 'salmon_bucket', 'tropical_fish_bucket', 'pufferfish_bucket'],
    8: 'water_bucket',
    10: 'lava_bucket',
    11: 'powder_snow_bucket',
    12: 'axolotl_bucket',
  },
  spawn_egg: SPAWN_EGGS,
  anvil: { 4: 'chipped_anvil', 8: 'damaged_anvil' },
  purpur_block: { 2: 'purpur_pillar' },
  monster_egg: [
    ...['infested_stone', 'infested_cobblestone', 'infested_stone_bricks', 'infested_mossy_stone_bricks'],
    ...['infested_cracked_stone_bricks', 'infested_chiseled_stone_bricks'],
  ],
  skull: HEAD_KINDS,
  dye: [
    ...['ink_sac', 'red_dye', 'green_dye', 'cocoa_beans', 'lapis_lazuli', 'purple_dye', 'cyan_dye', 'light_gray_dye'],
    ...['gray_dye', 'pink_dye', 'lime_dye', 'yellow_dye', 'light_blue_dye', 'magenta_dye', 'orange_dye', 'bone_meal'],
    ...['black_dye', 'brown_dye', 'blue_dye', 'white_dye'],
  ],
  stone: ['stone', 'granite', 'polished_granite', 'diorite', 'polished_diorite', 'andesite', 'polished_andesite'],
  dirt: ['dirt', 'coarse_dirt'],
  sand: ['sand', 'red_sand'],
  sandstone: ['sandstone', 'chiseled_sandstone', 'cut_sandstone', 'smooth_sandstone'],
  red_sandstone: ['red_sandstone', 'chiseled_red_sandstone', 'cut_red_sandstone', 'smooth_red_sandstone'],
  stonebrick: ['stone_bricks', 'mossy_stone_bricks', 'cracked_stone_bricks', 'chiseled_stone_bricks'],
  quartz_block: ['quartz_block', 'chiseled_quartz_block', 'quartz_pillar', 'smooth_quartz'],
  prismarine: ['prismarine', 'dark_prismarine', 'prismarine_bricks'],
  sponge: ['sponge', 'wet_sponge'],
  tallgrass: ['short_grass', 'short_grass', 'fern'],
  red_flower: [
    ...['poppy', 'blue_orchid', 'allium', 'azure_bluet', 'red_tulip', 'orange_tulip', 'white_tulip', 'pink_tulip'],
    ...['oxeye_daisy', 'cornflower', 'lily_of_the_valley'],
  ],
  yellow_flower: ['dandelion'],
  double_plant: ['sunflower', 'lilac', 'tall_grass', 'large_fern', 'rose_bush', 'peony'],
  cobblestone_wall: [
    ...[
      'cobblestone_wall',
      'mossy_cobblestone_wall',
      'granite_wall',
      'diorite_wall',
      'andesite_wall',
      'sandstone_wall',
    ],
    ...['brick_wall', 'stone_brick_wall', 'mossy_stone_brick_wall', 'nether_brick_wall', 'end_stone_brick_wall'],
    ...['prismarine_wall', 'red_sandstone_wall', 'red_nether_brick_wall'],
  ],
  coal: ['coal', 'charcoal'],
  golden_apple: ['golden_apple', 'enchanted_golden_apple'],
}

/** Names that no longer exist, in either edition. */
const FORMER: Readonly<Record<string, string>> = {
  __proto__: null as never,
  reeds: 'sugar_cane',
  speckled_melon: 'glistering_melon_slice',
  fireworks: 'firework_rocket',
  firework_charge: 'firework_star',
  fireworkscharge: 'firework_star',
  netherstar: 'nether_star',
  chorus_fruit_popped: 'popped_chorus_fruit',
  appleenchanted: 'enchanted_golden_apple',
  carrotonastick: 'carrot_on_a_stick',
  muttonraw: 'mutton',
  muttoncooked: 'cooked_mutton',
  clownfish: 'tropical_fish',
  fish: 'cod',
  cooked_fish: 'cooked_cod',
  sign: 'oak_sign',
  totem: 'totem_of_undying',
  turtle_shell_piece: 'turtle_scute',
  scute: 'turtle_scute',
  horsearmorleather: 'leather_horse_armor',
  horsearmoriron: 'iron_horse_armor',
  horsearmorgold: 'golden_horse_armor',
  horsearmordiamond: 'diamond_horse_armor',
  emptymap: 'map',
  grass: 'grass_block',
  silver_shulker_box: 'light_gray_shulker_box',
  chain: 'iron_chain',
  melon: 'melon_slice',
  map: 'filled_map',
  fireball: 'fire_charge',
  sealantern: 'sea_lantern',
  darkoak_sign: 'dark_oak_sign',
  lodestonecompass: 'compass',
  lodestone_compass: 'compass',
  evocation_illager_spawn_egg: 'evoker_spawn_egg',
}

/** Names that Java items had at some time since 1.13. */
const TODAYS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  grass: 'short_grass',
  scute: 'turtle_scute',
  chain: 'iron_chain',
  sign: 'oak_sign',
}

const NAMESPACE = 'minecraft:'

const pairs = RENAMED.trim()
  .split('\n')
  .map((line): readonly [string, string] => {
    const [java = '', bedrock = ''] = line.split(' ')
    return [java, bedrock]
  })
const bedrockByJava = new Map(pairs)
const javaByBedrock = new Map(pairs.map(([java, bedrock]) => [bedrock, java]))

export interface BedrockItemName {
  readonly name: string
  /** The damage value, such as a bed's color. */
  readonly damage: number
  /** Whether Bedrock has it. */
  readonly isKnown: boolean
}

/** Bedrock's name of a Java item, current or old. Items of mods keep their names. */
export const toBedrockItem: (id: string) => BedrockItemName = memoizeByText((id) => {
  if (!id.startsWith(NAMESPACE)) return { name: id, damage: 0, isKnown: false }
  const path = TODAYS[id.slice(NAMESPACE.length)] ?? id.slice(NAMESPACE.length)
  const [, dye = '', kind = ''] = /^(\w+?)_(bed|banner)$/.exec(path) ?? []
  const number = DYES.indexOf(dye)
  if (number >= 0) {
    return { name: `${NAMESPACE}${kind}`, damage: kind === 'bed' ? number : LAST_DYE - number, isKnown: true }
  }
  if (path === 'tipped_arrow') return { name: `${NAMESPACE}arrow`, damage: 0, isKnown: true }
  return { name: NAMESPACE + (bedrockByJava.get(path) ?? path), damage: 0, isKnown: !JAVA_ONLY.has(path) }
})

/** Java's name of a Bedrock item and its damage value; undefined if Java lacks it. */
export function toJavaItem(name: string, damage: number): string | undefined {
  if (!name.startsWith(NAMESPACE)) return name
  const path = name
    .slice(NAMESPACE.length)
    .replace(/^item\./, '')
    .toLowerCase()
    .replace(/^concretepowder$/, 'concrete_powder')
    .replace(/^record_/, 'music_disc_')
    .replace(/^light_block_\d+$/, 'light_block_15')
  if (BEDROCK_ONLY.test(path)) return undefined
  if (path === 'arrow' && damage > 0) return `${NAMESPACE}tipped_arrow`
  const renamed = javaByBedrock.get(path)
  // Only the number distinguishes Bedrock's fence from Java's old oak fence, and similar.
  const byNumber = BY_NUMBER[path]?.[damage]
  return NAMESPACE + (renamed ?? byNumber ?? FORMER[path] ?? path)
}
