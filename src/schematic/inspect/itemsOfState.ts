import { toBedrockItem } from '../editions/itemNames'
import { toJavaState } from '../editions/toJavaState'
import type { BlockState, Edition } from '../model'

/** An item and how many of it. */
type Items = readonly (readonly [item: string, count: number])[]

const NONE: Items = []

/** Blocks that nobody places: part of another block, or made by the game. */
const NOT_PLACED = new Set([
  'air',
  'cave_air',
  'void_air',
  'structure_void',
  'moving_piston',
  'piston_head',
  'fire',
  'soul_fire',
  'nether_portal',
  'end_portal',
  'end_gateway',
])

/** Blocks whose item has another name. */
const ITEM_OF_BLOCK: Readonly<Record<string, string>> = {
  __proto__: null as never,
  redstone_wire: 'redstone',
  tripwire: 'string',
  wheat: 'wheat_seeds',
  carrots: 'carrot',
  potatoes: 'potato',
  beetroots: 'beetroot_seeds',
  melon_stem: 'melon_seeds',
  attached_melon_stem: 'melon_seeds',
  pumpkin_stem: 'pumpkin_seeds',
  attached_pumpkin_stem: 'pumpkin_seeds',
  torchflower_crop: 'torchflower_seeds',
  pitcher_crop: 'pitcher_pod',
  cocoa: 'cocoa_beans',
  sweet_berry_bush: 'sweet_berries',
  cave_vines: 'glow_berries',
  cave_vines_plant: 'glow_berries',
  kelp_plant: 'kelp',
  weeping_vines_plant: 'weeping_vines',
  twisting_vines_plant: 'twisting_vines',
  bamboo_sapling: 'bamboo',
  big_dripleaf_stem: 'big_dripleaf',
  tall_seagrass: 'seagrass',
  powder_snow: 'powder_snow_bucket',
  farmland: 'dirt',
  dirt_path: 'dirt',
  grass_path: 'dirt',
  frosted_ice: 'ice',
}

/** Blocks of which several share a cell, by the property that says how many. */
const COUNTED: readonly (readonly [name: RegExp, property: string])[] = [
  [/candle$/, 'candles'],
  [/^sea_pickle$/, 'pickles'],
  [/^turtle_egg$/, 'eggs'],
  [/^snow$/, 'layers'],
  [/^(pink_petals|wildflowers)$/, 'flower_amount'],
  [/^leaf_litter$/, 'segment_amount'],
]

/** Blocks that are one item for each side they cover. */
const BY_SIDE = /^(vine|glow_lichen|sculk_vein|resin_clump)$/
const SIDES = ['up', 'down', 'north', 'south', 'east', 'west']

/** Tall plants and doors: only the lower half is placed. `half` of stairs and trapdoors says something else. */
const TWO_HIGH =
  /(_door|^sunflower|^lilac|^rose_bush|^peony|^tall_grass|^large_fern|^tall_seagrass|^small_dripleaf|^pitcher_plant|^pitcher_crop)$/

/** What was found out of states that several files share, by the state itself. */
const known = { java: new WeakMap<BlockState, Items>(), bedrock: new WeakMap<BlockState, Items>() }

/** What a player gathers for one block of this state. */
export function itemsOfState(state: BlockState, edition: Edition): Items {
  const already = known[edition].get(state)
  if (already !== undefined) return already
  const items = findItems(state, edition)
  known[edition].set(state, items)
  return items
}

function findItems(state: BlockState, edition: Edition): Items {
  if (!state.name.startsWith('minecraft:')) return [[state.name, 1]]
  const items = edition === 'java' ? javaItems(withoutNamespace(state), state.properties) : bedrockItems(state)
  return items.map(([item, count]) => [`minecraft:${item}`, count] as const)
}

function javaItems(name: string, properties: Readonly<Record<string, string>>): Items {
  const items = javaBlockItems(name, properties)
  return properties.waterlogged === 'true' ? [...items, ['water_bucket', 1]] : items
}

function javaBlockItems(name: string, properties: Readonly<Record<string, string>>): Items {
  if (NOT_PLACED.has(name)) return NONE
  if (name === 'water' || name === 'lava') return (properties.level ?? '0') === '0' ? [[`${name}_bucket`, 1]] : NONE
  if (name === 'bubble_column') return [['water_bucket', 1]]
  if (properties.half === 'upper' && TWO_HIGH.test(name)) return NONE
  if (properties.bottom === 'false' && name === 'pale_moss_carpet') return NONE
  if (properties.part === 'head' && name.endsWith('_bed')) return NONE
  if (properties.type === 'double' && name.endsWith('_slab')) return [[name, 2]]
  if (name.endsWith('candle_cake')) {
    return [
      ['cake', 1],
      [name.slice(0, -'_cake'.length), 1],
    ]
  }
  for (const [pattern, property] of COUNTED) if (pattern.test(name)) return [[name, amount(properties[property])]]
  if (BY_SIDE.test(name)) return [[name, Math.max(1, SIDES.filter((side) => properties[side] === 'true').length)]]
  if (name.startsWith('potted_')) {
    return [
      ['flower_pot', 1],
      [name.slice('potted_'.length).replace(/azalea_bush$/, 'azalea'), 1],
    ]
  }
  switch (name) {
    case 'water_cauldron':
      return [
        ['cauldron', 1],
        ['water_bucket', 1],
      ]
    case 'lava_cauldron':
      return [
        ['cauldron', 1],
        ['lava_bucket', 1],
      ]
    case 'powder_snow_cauldron':
      return [
        ['cauldron', 1],
        ['powder_snow_bucket', 1],
      ]
    case 'end_portal_frame':
      return properties.eye === 'true'
        ? [
            [name, 1],
            ['ender_eye', 1],
          ]
        : [[name, 1]]
    default:
      return [[ITEM_OF_BLOCK[name] ?? withoutWall(name), 1]]
  }
}

/** A torch, sign, head, banner or fan on a wall is the item of the one that stands. */
function withoutWall(name: string): string {
  if (!name.includes('wall_')) return name
  return name.replace(/(^|_)wall_(torch|sign|hanging_sign|banner|head|skull|fan)$/, '$1$2')
}

/** Blocks of Bedrock's alone that the game puts there itself. */
const BEDROCK_TECHNICAL = new Set([
  'client_request_placeholder_block',
  'info_update',
  'info_update2',
  'reserved6',
  'unknown',
])

/** As many as of the same block in Java, under the names that Bedrock's items have. The water layer is counted as blocks of its own. */
function bedrockItems(state: BlockState): Items {
  const java = toJavaState(state, false)
  if (java === undefined) {
    const name = withoutNamespace(state)
    return BEDROCK_TECHNICAL.has(name) ? NONE : [[name, 1]]
  }
  return javaItems(withoutNamespace(java.state), java.state.properties).map(
    ([item, count]) => [toBedrockItem(`minecraft:${item}`).name.slice('minecraft:'.length), count] as const,
  )
}

function withoutNamespace({ name }: BlockState): string {
  return name.slice('minecraft:'.length)
}

function amount(value: string | undefined, fallback = 1): number {
  const number = Number(value ?? fallback)
  return Number.isInteger(number) && number >= 0 && number <= 8 ? number : fallback
}
