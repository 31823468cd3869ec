import type { BlockState } from '../model'

type Properties = Readonly<Record<string, string>>

/** An equivalent state that some Java state maps to; `isSame` is false if it is only approximate. */
export interface PlainState {
  readonly name: string
  readonly properties: Properties
  readonly isSame: boolean
}

/** Sides as hanging signs and skulls number them, and sixteenths of a turn. */
const TURN_OF_SIDE: Properties = { __proto__: null as never, 2: '8', 3: '0', 4: '4', 5: '12' }
const SIDE_OF_TURN: Properties = { __proto__: null as never, 0: '3', 4: '4', 12: '5' }

/** The growth that Java's crops have, by Bedrock's. */
const GROWTH: Readonly<Record<string, readonly number[]>> = {
  __proto__: null as never,
  'minecraft:beetroot': [0, 0, 3, 3, 4, 4, 4, 7],
  'minecraft:torchflower_crop': [0, 0, 0, 0, 4, 4, 4, 4],
  'minecraft:pitcher_crop': [0, 1, 1, 3, 3, 5, 5, 7],
  'minecraft:sweet_berry_bush': [0, 1, 2, 3, 3, 3, 3, 3],
  'minecraft:pink_petals': [0, 1, 2, 3, 3, 3, 3, 3],
  'minecraft:wildflowers': [0, 1, 2, 3, 3, 3, 3, 3],
  'minecraft:leaf_litter': [0, 1, 2, 3, 3, 3, 3, 3],
}
/** What a cauldron holds, in the three steps that Java has. */
const FILL_LEVELS = ['0', '3', '3', '3', '4', '6', '6']

/** Meaningless properties, with the value that the game writes. */
const SAID_NOTHING: readonly (readonly [name: RegExp, property: string, value: string, plain: string])[] = [
  [/./, 'update_bit', 'true', 'false'],
  [/./, 'stability_check', 'false', 'true'],
  [/./, 'suspended_bit', 'false', 'true'],
  [/./, 'torch_facing_direction', 'unknown', 'top'],
  [/./, 'portal_axis', 'unknown', 'x'],
  [/double_\w*slab$/, 'minecraft:vertical_half', 'top', 'bottom'],
  // Depends on the surrounding water.
  [/:sea_pickle$/, 'dead_bit', 'true', 'false'],
]

/**
 * Normalizes a Bedrock state to one that some Java state maps to. Bedrock has details that Java lacks (liquid depth,
 * crop growth, pumpkin direction) and keeps meaningless values.
 */
export function plainBedrockState({ name, properties }: BlockState): PlainState {
  const plain: Record<string, string> = Object.create(null)
  for (const [key, value] of Object.entries(properties)) plain[key] = key.endsWith('_bit') ? truthOf(value) : value
  for (const [pattern, property, value, instead] of SAID_NOTHING) {
    if (plain[property] === value && pattern.test(name)) plain[property] = instead
  }
  if (plain.deprecated !== undefined) plain.deprecated = '0'
  const growth = GROWTH[name]?.[Number(plain.growth)]
  if (growth !== undefined) plain.growth = String(growth)
  const isNear = growth !== undefined && plain.growth !== properties.growth
  if (name === 'minecraft:cauldron') return plainCauldron(plain)
  if (/^minecraft:(flowing_)?(water|lava)$/.test(name)) return plainLiquid(name, plain)
  if (/_hanging_sign$/.test(name)) return plainHangingSign(name, plain)
  if (/_pressure_plate$/.test(name) && !/weighted/.test(name) && Number(plain.redstone_signal) > 0) {
    plain.redstone_signal = '15'
  } else if (
    /_stem$/.test(name) &&
    (plain.facing_direction === '1' || (plain.growth !== '7' && plain.growth !== undefined))
  ) {
    // A stem that still grows has no fruit.
    plain.facing_direction = '0'
  } else if (name === 'minecraft:big_dripleaf' && plain.big_dripleaf_head === 'false') {
    plain.big_dripleaf_tilt = 'none'
  } else if (name === 'minecraft:pumpkin') plain['minecraft:cardinal_direction'] = 'north'
  else if (name === 'minecraft:soul_fire') plain.age = '0'
  else if (name === 'minecraft:cave_vines_body_with_berries') plain.growing_plant_age = '0'
  return { name, properties: plain, isSame: !isNear }
}

/** Hand-written states may have numbers for booleans. */
function truthOf(value: string): string {
  if (value === '0') return 'false'
  return value === '1' ? 'true' : value
}

/** Its depth decides whether it flows: a non-flowing one has been or will be flowing. */
function plainLiquid(name: string, properties: Properties): PlainState {
  const kind = name.replace('flowing_', '')
  const isSource = properties.liquid_depth === '0' || properties.liquid_depth === undefined
  return { name: isSource ? kind : kind.replace(':', ':flowing_'), properties, isSame: true }
}

function plainCauldron(properties: Properties): PlainState {
  const { fill_level: level = '0', cauldron_liquid: liquid } = properties
  if (level === '0')
    return { name: 'minecraft:cauldron', properties: { ...properties, cauldron_liquid: 'water' }, isSame: true }
  // Java's is full of lava or has none.
  const plain = liquid === 'lava' ? '6' : (FILL_LEVELS[Number(level)] ?? '6')
  return { name: 'minecraft:cauldron', properties: { ...properties, fill_level: plain }, isSame: plain === level }
}

/** On a wall and below a block the facing applies, on converging chains the rotation; the other is ignored. */
function plainHangingSign(name: string, properties: Properties): PlainState {
  const {
    hanging,
    attached_bit: isAttached,
    facing_direction: side = '',
    ground_sign_direction: turn = '',
  } = properties
  if (hanging === 'true' && isAttached === 'true') {
    return { name, properties: { ...properties, facing_direction: SIDE_OF_TURN[turn] ?? '2' }, isSame: true }
  }
  const isSame = TURN_OF_SIDE[side] !== undefined
  const known = isSame ? side : '2'
  const ofSide = { ...properties, facing_direction: known, ground_sign_direction: TURN_OF_SIDE[known] ?? '8' }
  return { name, properties: hanging === 'false' ? { ...ofSide, attached_bit: 'true' } : ofSide, isSame }
}
