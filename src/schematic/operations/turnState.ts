import { makeBlockState } from '../blockState'
import type { BlockState } from '../model'

/**
 * A quarter turn clockwise, seen from above; or a mirror image that swaps east and west (`x`), or north and south
 * (`z`).
 */
export type Turn = 'clockwise' | 'mirrorX' | 'mirrorZ'

const SIDES: Readonly<Record<Turn, Readonly<Record<string, string>>>> = {
  clockwise: { __proto__: null as never, north: 'east', east: 'south', south: 'west', west: 'north' },
  mirrorX: { __proto__: null as never, east: 'west', west: 'east' },
  mirrorZ: { __proto__: null as never, north: 'south', south: 'north' },
}

const LEFT_RIGHT: Readonly<Record<string, string>> = {
  __proto__: null as never,
  left: 'right',
  right: 'left',
  inner_left: 'inner_right',
  inner_right: 'inner_left',
  outer_left: 'outer_right',
  outer_right: 'outer_left',
}

/** Rail shapes name their two ends, always in this order. */
const RAIL_ENDS = ['north', 'south', 'east', 'west']

/** Bedrock's numbers for sides. */
const FACING_NUMBERS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  2: 'north',
  3: 'south',
  4: 'west',
  5: 'east',
}
const WEIRDO_NUMBERS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  0: 'east',
  1: 'west',
  2: 'south',
  3: 'north',
}
const DIRECTION_NUMBERS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  0: 'south',
  1: 'west',
  2: 'north',
  3: 'east',
}
/** Bedrock's trapdoors number their sides as its stairs do, its doors from the east on. */
const DOOR_NUMBERS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  0: 'east',
  1: 'south',
  2: 'west',
  3: 'north',
}
/** Bedrock's words for sides under keys of its own. */
const SIDE_KEYS = new Set([
  'torch_facing_direction',
  'minecraft:cardinal_direction',
  'minecraft:facing_direction',
  'minecraft:block_face',
])
/** Bedrock's sides as bits, the lowest first; those that are no side stay where they are. */
const BIT_SIDES: Readonly<Record<string, readonly string[]>> = {
  __proto__: null as never,
  vine_direction_bits: ['south', 'west', 'north', 'east'],
  multi_face_direction_bits: ['down', 'up', 'south', 'west', 'north', 'east'],
}
/** Bedrock's rails by number, in Java's words. */
const RAIL_SHAPES = [
  ...['north_south', 'east_west', 'ascending_east', 'ascending_west', 'ascending_north', 'ascending_south'],
  ...['south_east', 'south_west', 'north_west', 'north_east'],
]
const WALL_KEY = 'wall_connection_type_'

/** The block state as it is after a turn: facing, axis, rotation, connections, rails, hinges and corners. */
export function turnState(state: BlockState, turn: Turn): BlockState {
  const sides = SIDES[turn]
  const turned: [string, string][] = []
  for (const [key, value] of Object.entries(state.properties)) {
    // North, east, south and west are properties of fences, walls, panes, wires and vines.
    const wallSide = key.startsWith(WALL_KEY) ? sides[key.slice(WALL_KEY.length)] : undefined
    const to = wallSide === undefined ? (sides[key] ?? key) : `${WALL_KEY}${wallSide}`
    turned.push([to, turnValue(key, value, turn, state.name)])
  }
  return turned.length === 0 ? state : makeBlockState(state.name, turned)
}

function turnValue(key: string, value: string, turn: Turn, name: string): string {
  const sides = SIDES[turn]
  switch (key) {
    case 'facing':
    case 'horizontal_facing':
      return sides[value] ?? value
    case 'axis':
    case 'pillar_axis':
    case 'portal_axis':
    case 'horizontal_axis':
      return turn === 'clockwise' ? ({ x: 'z', z: 'x' }[value] ?? value) : value
    case 'rotation':
    case 'ground_sign_direction':
      return turnSixteenth(value, turn)
    case 'shape':
      return turnShape(value, turn)
    case 'hinge':
    case 'type':
    case 'side_chain':
      return turn === 'clockwise' ? value : (LEFT_RIGHT[value] ?? value)
    case 'orientation':
      return value
        .split('_')
        .map((part) => sides[part] ?? part)
        .join('_')
    case 'facing_direction':
      return turnNumber(value, FACING_NUMBERS, turn)
    case 'weirdo_direction':
      return turnNumber(value, WEIRDO_NUMBERS, turn)
    case 'direction':
      return turnNumber(value, directionNumbers(name), turn)
    case 'lever_direction':
      return turnLever(value, turn)
    case 'rail_direction':
      return turnRail(value, turn)
    case 'door_hinge_bit':
      return turn === 'clockwise' ? value : value === 'true' ? 'false' : value === 'false' ? 'true' : value
    case 'vine_direction_bits':
    case 'multi_face_direction_bits':
      return turnBits(value, BIT_SIDES[key] ?? [], turn)
    default:
      return SIDE_KEYS.has(key) ? (sides[value] ?? value) : value
  }
}

function turnSixteenth(value: string, turn: Turn): string {
  const rotation = Number(value)
  if (!Number.isInteger(rotation)) return value
  const turned = turn === 'clockwise' ? rotation + 4 : turn === 'mirrorX' ? -rotation : 8 - rotation
  return String(turned & 15)
}

/** Stairs' corners change sides in a mirror; rails' ends turn with everything else. */
function turnShape(value: string, turn: Turn): string {
  const sides = SIDES[turn]
  if (value.startsWith('ascending_')) {
    const side = value.slice('ascending_'.length)
    return `ascending_${sides[side] ?? side}`
  }
  const ends = value.split('_')
  if (ends.length === 2 && ends.every((end) => RAIL_ENDS.includes(end))) {
    return ends
      .map((end) => sides[end] ?? end)
      .sort((a, b) => RAIL_ENDS.indexOf(a) - RAIL_ENDS.indexOf(b))
      .join('_')
  }
  return turn === 'clockwise' ? value : (LEFT_RIGHT[value] ?? value)
}

function turnNumber(value: string, names: Readonly<Record<string, string>>, turn: Turn): string {
  const side = names[value]
  const to = side === undefined ? undefined : SIDES[turn][side]
  if (to === undefined) return value
  return Object.entries(names).find(([, name]) => name === to)?.[0] ?? value
}

function directionNumbers(name: string): Readonly<Record<string, string>> {
  if (name.endsWith('trapdoor')) return WEIRDO_NUMBERS
  return name.endsWith('door') ? DOOR_NUMBERS : DIRECTION_NUMBERS
}

/** A side, or `up_…` and `down_…` with the axis it lies along. */
function turnLever(value: string, turn: Turn): string {
  if (turn !== 'clockwise' || !/^(up|down)_/.test(value)) return SIDES[turn][value] ?? value
  return value.endsWith('north_south')
    ? value.replace('north_south', 'east_west')
    : value.replace('east_west', 'north_south')
}

function turnRail(value: string, turn: Turn): string {
  const shape = RAIL_SHAPES[Number(value)]
  if (shape === undefined) return value
  const turned = RAIL_SHAPES.indexOf(turnShape(shape, turn))
  return turned < 0 ? value : String(turned)
}

function turnBits(value: string, order: readonly string[], turn: Turn): string {
  const bits = Number(value)
  if (!Number.isInteger(bits) || bits < 0) return value
  const turned = order.reduce((sum, side, bit) => {
    const to = order.indexOf(SIDES[turn][side] ?? side)
    return (bits >> bit) & 1 ? sum | (1 << to) : sum
  }, 0)
  return String(turned)
}
