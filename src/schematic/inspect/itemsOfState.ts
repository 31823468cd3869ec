import type { BlockState } from '../model'

/** An item and how many of it. */
export type Items = readonly (readonly [item: string, count: number])[]

/** Tells what a player gathers for one block of a state. */
export type ItemsOf = (state: BlockState) => Items

const NONE: Items = []

/** Blocks that players do not place: part of another block, or made by the game. */
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
const known = new WeakMap<BlockState, Items>()

/** The items for one block of a Java state. */
export function itemsOfState(state: BlockState): Items {
  const already = known.get(state)
  if (already !== undefined) return already
  const items = findItems(state)
  known.set(state, items)
  return items
}

function findItems({ name, properties }: BlockState): Items {
  if (!name.startsWith('minecraft:')) return [[name, 1]]
  const items = javaItems(name.slice('minecraft:'.length), properties)
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

function amount(value: string | undefined): number {
  const number = Number(value ?? 1)
  return Number.isInteger(number) && number >= 0 && number <= 8 ? number : 1
}
