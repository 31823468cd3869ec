import { pickEntry } from '../colors/pickEntry'
import type { BlockState, Edition } from '../model'
import { oppositeOf } from './box'

/**
 * Bedrock's properties in Java's words, so that one set of shapes serves both editions.
 * Number codes as in GeyserMC's mappings (MIT) and the Bedrock block state documentation.
 */

type Properties = Readonly<Record<string, string>>

const STAIR_WAYS = ['east', 'west', 'south', 'north']
const SIX_WAYS = ['down', 'up', 'north', 'south', 'west', 'east']
const FOUR_WAYS = ['south', 'west', 'north', 'east']
const DOOR_WAYS = ['east', 'south', 'west', 'north']
const CLOCKWISE: Properties = { north: 'east', east: 'south', south: 'west', west: 'north' }
const RAIL_SHAPES = [
  ...['north_south', 'east_west', 'ascending_east', 'ascending_west', 'ascending_north', 'ascending_south'],
  ...['south_east', 'south_west', 'north_west', 'north_east'],
]

const isSet = (value: string) => value === '1' || value === 'true'
const flag = (value: string) => String(isSet(value))
const wayOf = (ways: readonly string[], value: string) => ways[Number(value)] ?? 'north'

function wallHeight(value: string): string {
  return value === 'short' ? 'low' : value
}

function leverOf(value: string): Properties {
  const [first = '', axis] = [value.split('_')[0], value.endsWith('east_west') ? 'east' : 'north']
  if (first === 'down') return { face: 'ceiling', facing: axis }
  if (first === 'up') return { face: 'floor', facing: axis }
  return { face: 'wall', facing: first }
}

function sidesOf(bits: string, order: readonly string[]): Properties {
  const value = Number(bits)
  return Object.fromEntries(order.map((side, bit) => [side, String((value & (1 << bit)) !== 0)]))
}

const TRANSLATIONS: Readonly<Record<string, (value: string, path: string) => Properties>> = {
  weirdo_direction: (value) => ({ facing: wayOf(STAIR_WAYS, value) }),
  facing_direction: (value, path) => facedOf(wayOf(SIX_WAYS, value), path),
  'minecraft:facing_direction': (value, path) => facedOf(value, path),
  'minecraft:block_face': (value, path) => facedOf(value, path),
  'minecraft:cardinal_direction': (value, path) => ({
    // A door's way is a quarter turn ahead of Java's.
    facing: /door$/.test(path) && !/trapdoor$/.test(path) ? turnBack(value) : value,
  }),
  direction: (value, path) => {
    if (/trapdoor$/.test(path)) return { facing: wayOf(STAIR_WAYS, value) }
    return { facing: wayOf(/door$/.test(path) ? DOOR_WAYS : FOUR_WAYS, value) }
  },
  torch_facing_direction: (value): Properties => {
    const facing = oppositeOf(value)
    return facing === value ? {} : { facing }
  },
  lever_direction: leverOf,
  upside_down_bit: (value) => ({ half: isSet(value) ? 'top' : 'bottom' }),
  top_slot_bit: (value) => ({ type: isSet(value) ? 'top' : 'bottom' }),
  'minecraft:vertical_half': (value) => ({ type: value }),
  upper_block_bit: (value) => ({ half: isSet(value) ? 'upper' : 'lower' }),
  door_hinge_bit: (value) => ({ hinge: isSet(value) ? 'right' : 'left' }),
  head_piece_bit: (value) => ({ part: isSet(value) ? 'head' : 'foot' }),
  open_bit: (value) => ({ open: flag(value) }),
  in_wall_bit: (value) => ({ in_wall: flag(value) }),
  hanging: (value) => ({ hanging: flag(value) }),
  extinguished: (value) => ({ lit: String(!isSet(value)) }),
  lit: (value) => ({ lit: flag(value) }),
  end_portal_eye_bit: (value) => ({ eye: flag(value) }),
  button_pressed_bit: (value) => ({ powered: flag(value) }),
  output_subtract_bit: (value) => ({ mode: isSet(value) ? 'subtract' : 'compare' }),
  repeater_delay: (value) => ({ delay: String(Number(value) + 1) }),
  redstone_signal: (value) => ({ power: value, powered: String(Number(value) > 0) }),
  pillar_axis: (value) => ({ axis: value }),
  rail_direction: (value) => ({ shape: RAIL_SHAPES[Number(value)] ?? 'north_south' }),
  ground_sign_direction: (value) => ({ rotation: value }),
  growth: (value) => ({ age: value }),
  height: (value) => ({ layers: String(Number(value) + 1) }),
  liquid_depth: (value) => ({ level: value }),
  fill_level: (value) => ({ level: String(Math.ceil(Number(value) / 2)) }),
  composter_fill_level: (value) => ({ level: value }),
  bite_counter: (value) => ({ bites: value }),
  moisturized_amount: (value) => ({ moisture: value }),
  candles: (value) => ({ candles: /^[0-3]$/.test(value) ? String(Number(value) + 1) : value }),
  cluster_count: (value) => ({ pickles: String(Number(value) + 1) }),
  wall_connection_type_north: (value) => ({ north: wallHeight(value) }),
  wall_connection_type_east: (value) => ({ east: wallHeight(value) }),
  wall_connection_type_south: (value) => ({ south: wallHeight(value) }),
  wall_connection_type_west: (value) => ({ west: wallHeight(value) }),
  wall_post_bit: (value) => ({ up: flag(value) }),
  vine_direction_bits: (value) => sidesOf(value, ['south', 'west', 'north', 'east']),
  multi_face_direction_bits: (value) => sidesOf(value, ['down', 'up', 'south', 'west', 'north', 'east']),
  dripstone_thickness: (value) => ({ thickness: value === 'merge' ? 'tip_merge' : value }),
  portal_axis: (value) => ({ axis: value === 'unknown' ? 'x' : value }),
}

/** Buttons, levers and the like say their wall in Java's `face`; everything else faces where it points. */
function facedOf(way: string, path: string): Properties {
  if (!/button$|^lever$/.test(path)) return { facing: way }
  if (way === 'up') return { face: 'floor', facing: 'north' }
  return way === 'down' ? { face: 'ceiling', facing: 'north' } : { face: 'wall', facing: way }
}

function turnBack(way: string): string {
  return Object.keys(CLOCKWISE).find((from) => CLOCKWISE[from] === way) ?? way
}

/** What Bedrock calls otherwise; `$1` and the like as in String.replace, with the properties the name stood for. */
const RENAMED: readonly (readonly [RegExp, string, Properties?])[] = [
  [/^grass$/, 'grass_block'],
  [/^tallgrass$/, 'short_grass'],
  [/^snow$/, 'snow_block'],
  [/^snow_layer$/, 'snow'],
  [/^stonebrick$/, 'stone_bricks'],
  [/^(nether|red_nether)_brick$/, '$1_bricks'],
  [/^stained_hardened_clay$/, 'terracotta'],
  [/^(standing|wall)_sign$/, 'oak_$1_sign'],
  [/^(fence|fence_gate|trapdoor|standing_sign|wall_sign)$/, 'oak_$1'],
  [/^wooden_(\w+)$/, 'oak_$1'],
  [/^darkoak_(\w+)$/, 'dark_oak_$1'],
  [/^(log|leaves|planks|wood)2?$/, 'oak_$1'],
  [/^bed$/, 'red_bed'],
  [/^silver_(\w+)$/, 'light_gray_$1'],
  [/^(\w*?)double_(\w*?)slab(\d?)$/, '$1$2slab', { type: 'double' }],
  [/^unpowered_(repeater|comparator)$/, '$1', { powered: 'false' }],
  [/^powered_(repeater|comparator)$/, '$1', { powered: 'true' }],
  [/^unlit_redstone_torch$/, 'redstone_torch', { lit: 'false' }],
  [/^lit_(furnace|blast_furnace|smoker|redstone_ore)$/, '$1', { lit: 'true' }],
]

function rename(path: string): { path: string; properties: Properties } {
  const change = RENAMED.find(([pattern]) => pattern.test(path))
  return change ? { path: path.replace(change[0], change[1]), properties: change[2] ?? {} } : { path, properties: {} }
}

/** What a state of older Bedrock versions adds to the name: `planks` with `wood_type: spruce` is `spruce_planks`. */
function nameByProperty(path: string, properties: Properties): string {
  const { color, wood_type, old_log_type, new_log_type, old_leaf_type, new_leaf_type } = properties
  const dye = color === 'silver' ? 'light_gray' : color
  if (dye && /^(wool|carpet|concrete|concretePowder|stained_\w+|shulker_box)$/.test(path)) {
    return `${dye}_${path.replace('concretePowder', 'concrete_powder').replace('stained_hardened_clay', 'terracotta')}`
  }
  const wood = wood_type ?? old_log_type ?? new_log_type ?? old_leaf_type ?? new_leaf_type
  if (wood) return `${wood}_${path.replace(/2$/, '').replace(/^wooden_/, '')}`
  const kind = Object.entries(properties).find(([key]) =>
    /^(stone|stone_slab|sapling|wall_block|sand_stone)_type/.test(key),
  )?.[1]
  if (kind && kind !== 'default' && kind !== path)
    return path === 'stone' ? kind : `${kind}_${path.replace(/^.*_(slab|wall)\d?$/, '$1')}`
  return path
}

/**
 * A block state in Java's names and properties; a Java state is given back as it is. A property without a translation is kept.
 */
export function toJavaTerms(state: BlockState, edition: Edition): BlockState {
  if (edition === 'java') return state
  const colon = state.name.indexOf(':') + 1
  const { path, properties: implied } = rename(nameByProperty(state.name.slice(colon), state.properties))
  const properties: Record<string, string> = {}
  for (const [key, value] of Object.entries(state.properties)) {
    const translate = pickEntry(TRANSLATIONS, key)
    Object.assign(properties, translate ? translate(value, path) : { [key]: value })
  }
  return { name: state.name.slice(0, colon) + path, properties: { ...properties, ...implied } }
}
