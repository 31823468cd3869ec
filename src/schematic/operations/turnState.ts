import { makeBlockState } from '../blockState'
import type { BlockState } from '../model'

/** A quarter turn clockwise, seen from above; or a mirror image that swaps east and west (`x`), or north and south (`z`). */
export type Turn = 'clockwise' | 'mirrorX' | 'mirrorZ'

const SIDES: Readonly<Record<Turn, Readonly<Record<string, string>>>> = {
  clockwise: { north: 'east', east: 'south', south: 'west', west: 'north' },
  mirrorX: { east: 'west', west: 'east' },
  mirrorZ: { north: 'south', south: 'north' },
}

const LEFT_RIGHT: Readonly<Record<string, string>> = {
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
const FACING_NUMBERS: Readonly<Record<string, string>> = { 2: 'north', 3: 'south', 4: 'west', 5: 'east' }
const WEIRDO_NUMBERS: Readonly<Record<string, string>> = { 0: 'east', 1: 'west', 2: 'south', 3: 'north' }
const DIRECTION_NUMBERS: Readonly<Record<string, string>> = { 0: 'south', 1: 'west', 2: 'north', 3: 'east' }
const TORCH_SIDES = new Set(['torch_facing_direction', 'minecraft:cardinal_direction', 'minecraft:block_face'])

/** The block state as it is after a turn: facing, axis, rotation, connections, rails, hinges and corners. */
export function turnState(state: BlockState, turn: Turn): BlockState {
  const sides = SIDES[turn]
  const turned: [string, string][] = []
  for (const [key, value] of Object.entries(state.properties)) {
    // North, east, south and west are properties of fences, walls, panes, wires and vines.
    turned.push([sides[key] ?? key, turnValue(key, value, turn)])
  }
  return turned.length === 0 ? state : makeBlockState(state.name, turned)
}

function turnValue(key: string, value: string, turn: Turn): string {
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
      return turnNumber(value, DIRECTION_NUMBERS, turn)
    default:
      return TORCH_SIDES.has(key) ? (sides[value] ?? value) : value
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
