const OF_HEADS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  creeper_head: 'creeper',
  dragon_head: 'dragon',
  piglin_head: 'piglin',
  player_head: 'custom_head',
  skeleton_skull: 'skeleton',
  wither_skeleton_skull: 'wither_skeleton',
  zombie_head: 'zombie',
}

const OF_BLOCKS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  bone_block: 'xylophone',
  clay: 'flute',
  emerald_block: 'bit',
  glowstone: 'pling',
  gold_block: 'bell',
  hay_block: 'banjo',
  iron_block: 'iron_xylophone',
  packed_ice: 'chime',
  pumpkin: 'didgeridoo',
  soul_sand: 'cow_bell',
}

const WOOD = '(oak|spruce|birch|jungle|acacia|cherry|dark_oak|pale_oak|mangrove|bamboo|crimson|warped)'
/** Instruments by kind of block, in this order. */
const OF_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\w+_wool$/, 'guitar'],
  [/^((red_|suspicious_)?sand|(suspicious_)?gravel|\w+_concrete_powder)$/, 'snare'],
  [/glass(_pane)?$|^(beacon|sea_lantern|conduit)$/, 'hat'],
  [new RegExp(`^(stripped_)?${WOOD}_(log|wood|stem|hyphae|block|planks|mosaic(_slab|_stairs)?)$`), 'bass'],
  [new RegExp(`^${WOOD}_(slab|stairs|fence|fence_gate|door|trapdoor|pressure_plate|shelf)$`), 'bass'],
  [/(^|_)(wall_)?(hanging_)?sign$|(^|_)(wall_)?banner$/, 'bass'],
  [
    /^((trapped_)?chest|crafting_table|(chiseled_)?bookshelf|jukebox|note_block|daylight_detector|barrel|beehive|bee_nest|composter|lectern|loom|(cartography|fletching|smithing)_table|(soul_)?campfire|mangrove_roots|(brown|red)_mushroom_block|mushroom_stem)$/,
    'bass',
  ],
  [/^infested_/, 'harp'],
  [
    /(^|_)(stone|cobblestone|granite|diorite|andesite|sandstone|terracotta|concrete|prismarine|bricks|obsidian|ore|deepslate|blackstone|basalt|tuff|tiles|netherrack|nylium)$/,
    'basedrum',
  ],
  [
    /^(smooth_|chiseled_|cut_|cracked_|polished_)?\w*(quartz|purpur)_(block|bricks|pillar)$|^smooth_quartz$/,
    'basedrum',
  ],
  [
    /(stone|cobblestone|brick|quartz|purpur|granite|diorite|andesite|sandstone|prismarine|deepslate|tile|tuff|blackstone)_(slab|stairs|wall|fence|pressure_plate)$/,
    'basedrum',
  ],
  [
    /^(bedrock|coal_block|furnace|blast_furnace|smoker|dispenser|dropper|observer|ender_chest|enchanting_table|end_portal_frame|magma_block|spawner|stonecutter|respawn_anchor|calcite|dripstone_block|\w+_coral_block|raw_(iron|copper|gold)_block)$/,
    'basedrum',
  ],
]

/**
 * The instrument of a note block between two blocks (current names without namespace): heads on top take precedence
 * over the block beneath. Source: https://minecraft.wiki/w/Note_Block
 */
export function noteInstrument(below: string, above: string): string {
  return OF_HEADS[above] ?? OF_BLOCKS[below] ?? OF_KINDS.find(([pattern]) => pattern.test(below))?.[1] ?? 'harp'
}
