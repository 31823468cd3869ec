import { pickEntry } from '../colors/pickEntry'
import type { BlockState } from '../model'
import { type Box, box, column, faceNorth, flip, pointUp, raise, tint } from './box'

type Properties = BlockState['properties']

const WOOD = tint(0x8a6a40, 'bark')
const STONE = tint(0x7e7f82, 'stone')
const FLAME = tint(0xffd765)
const SOUL_FLAME = tint(0x7df0f0)
const LIT_RED = tint(0xff3a20)
const UNLIT_RED = tint(0x5c1410)
const COPPER_FLAME = tint(0x8df0a0)

/** A stick with a head, standing or leaning away from the wall behind it. */
function torchBoxes(head: Box['paint'], glows: boolean, facing: string | undefined): readonly Box[] {
  if (!facing) return [column(1, 0, 8, WOOD), column(1.2, 8, 10.4, head, glows)]
  const leaning = [box(7, 3, 13, 9, 6, 16, WOOD), box(7, 6, 12, 9, 9, 15, WOOD), box(7, 9, 11, 9, 11, 14, WOOD)]
  return faceNorth([...leaning, box(6.8, 11, 10.6, 9.2, 13.6, 13.4, head, glows)], facing)
}

export function plainTorchBoxes(path: string, { facing }: Properties): readonly Box[] {
  const head = /soul/.test(path) ? SOUL_FLAME : /copper/.test(path) ? COPPER_FLAME : FLAME
  return torchBoxes(head, true, facing === 'up' ? undefined : facing)
}

export function redstoneTorchBoxes({ facing, lit }: Properties): readonly Box[] {
  return torchBoxes(lit === 'false' ? UNLIT_RED : LIT_RED, lit !== 'false', facing === 'up' ? undefined : facing)
}

export function wireBoxes(properties: Properties): readonly Box[] {
  const value = (side: string) => properties[side] ?? 'none'
  const sides = ['north', 'east', 'south', 'west'].filter((side) => value(side) !== 'none')
  const glows = Number(properties.power ?? 0) > 0
  const parts = sides.flatMap((side) => {
    const run = [box(6.5, 0, 0, 9.5, 0.7, 6.5, undefined, glows)]
    if (value(side) === 'up') run.push(box(6.5, 0.7, 0, 9.5, 16, 0.7, undefined, glows))
    return faceNorth(run, side)
  })
  const half = sides.length === 0 ? 3.5 : sides.length === 2 && isStraight(sides) ? 1.5 : 2.5
  return [column(half, 0, 0.7, undefined, glows), ...parts]
}

const isStraight = (sides: readonly string[]) => !sides.includes('north') === !sides.includes('south')

const PLATE = tint(0xa9aaa8, 'plate')
const torchOn = (x: number, z: number, height: number, lit: boolean) => [
  box(x - 1, 2, z - 1, x + 1, height - 2, z + 1, WOOD),
  box(x - 1.2, height - 2, z - 1.2, x + 1.2, height, z + 1.2, lit ? LIT_RED : UNLIT_RED, lit),
]
const dustOn = (z0: number, z1: number, lit: boolean) => box(7, 2, z0, 9, 2.3, z1, lit ? LIT_RED : UNLIT_RED, lit)

/** A repeater's facing is where its input comes from; drawn with the input in the north. */
export function repeaterBoxes({ facing, powered, delay, locked }: Properties): readonly Box[] {
  const lit = powered === 'true'
  const at = 11 - 2 * Math.max(1, Math.min(4, Number(delay ?? 1) || 1))
  const parts = [box(0, 0, 0, 16, 2, 16, PLATE), dustOn(4, 12, lit), ...torchOn(8, 13, 7, lit)]
  if (locked === 'true') parts.push(box(2, 2, at - 1, 14, 4, at + 1, tint(0x545457, 'cobble')))
  else parts.push(...torchOn(8, at, 7, lit))
  return faceNorth(parts, facing)
}

export function comparatorBoxes({ facing, powered, mode }: Properties): readonly Box[] {
  const lit = powered === 'true'
  const parts = [
    box(0, 0, 0, 16, 2, 16, PLATE),
    dustOn(5, 11, lit),
    ...torchOn(5, 4, 7, lit),
    ...torchOn(11, 4, 7, lit),
    ...torchOn(8, 13, mode === 'subtract' ? 7 : 5, mode === 'subtract'),
  ]
  return faceNorth(parts, facing)
}

/** Something on a floor, a wall or a ceiling, drawn on the floor; on a wall its top looks away from the wall. */
function mounted(floor: readonly Box[], { face = 'wall', facing }: Properties): readonly Box[] {
  if (face === 'floor') return faceNorth(floor, facing)
  if (face === 'ceiling') return flip(faceNorth(floor, facing))
  return pointUp(floor, facing ?? 'north')
}

export function buttonBoxes(properties: Properties): readonly Box[] {
  return mounted([box(5, 0, 6, 11, properties.powered === 'true' ? 1 : 2, 10)], properties)
}

export function leverBoxes(properties: Properties): readonly Box[] {
  const on = properties.powered === 'true'
  const stick = on
    ? [box(7, 3, 7, 9, 6, 9), box(7, 5, 4.5, 9, 9, 7)]
    : [box(7, 3, 7, 9, 6, 9), box(7, 5, 9, 9, 9, 11.5)]
  return mounted([box(5, 0, 4, 11, 3, 12, STONE), ...stick], properties)
}

export function pressurePlateBoxes({ powered, power }: Properties): readonly Box[] {
  const down = powered === 'true' || Number(power ?? 0) > 0
  return [box(1, 0, 1, 15, down ? 0.5 : 1, 15)]
}

export function pistonBoxes({ facing, extended }: Properties): readonly Box[] | undefined {
  return extended === 'true' ? pointUp([box(0, 0, 0, 16, 12, 16)], facing) : undefined
}

export function pistonHeadBoxes({ facing, type }: Properties, sticky: boolean): readonly Box[] {
  const face = type === 'sticky' || sticky ? tint(0x86a857, 'plate') : undefined
  return pointUp([box(0, 12, 0, 16, 15, 16), box(0, 15, 0, 16, 16, 16, face), box(6, 0, 6, 10, 12, 10, WOOD)], facing)
}

const SLEEPER = tint(0x7a5c36, 'planks')

export function railBoxes(path: string, { shape = 'north_south', powered }: Properties): readonly Box[] {
  const lit = powered === 'true'
  if (/^(north|south)_(east|west)$/.test(shape)) return curvedRailBoxes(shape)
  const middle = /powered|golden|activator|detector/.test(path)
  const core = middle ? [box(7, 0.4, 0, 9, 1, 16, lit ? LIT_RED : UNLIT_RED, lit)] : []
  const sleepers = [1, 5, 9, 13].map((z) => box(1, 0, z, 15, 0.6, z + 2, SLEEPER))
  const level = [...sleepers, box(2, 0.6, 0, 4, 1.4, 16), box(12, 0.6, 0, 14, 1.4, 16), ...core]
  if (!shape.startsWith('ascending_')) return faceNorth(level, shape === 'east_west' ? 'east' : 'north')
  const climb = [0, 1, 2, 3].flatMap((step) => {
    const z = 12 - step * 4
    const parts = [
      box(1, 0, z + 1, 15, 0.6, z + 3, SLEEPER),
      box(2, 0.6, z, 4, 1.4, z + 4),
      box(12, 0.6, z, 14, 1.4, z + 4),
    ]
    if (middle) parts.push(box(7, 0.4, z, 9, 1, z + 4, lit ? LIT_RED : UNLIT_RED, lit))
    return raise(parts, step * 4 + 1)
  })
  return faceNorth(climb, shape.slice(10))
}

const BENDS = { north_east: 'north', south_east: 'east', south_west: 'south', north_west: 'west' }

/** A bend in steps, drawn from the north to the east. */
function curvedRailBoxes(shape: string): readonly Box[] {
  const bend = [
    box(1, 0, 2, 15, 0.6, 4, SLEEPER),
    box(12, 0, 1, 14, 0.6, 15, SLEEPER),
    box(4, 0, 8, 11, 0.6, 10, SLEEPER),
    box(2, 0.6, 0, 4, 1.4, 9),
    box(4, 0.6, 8, 7, 1.4, 11),
    box(6, 0.6, 11, 9, 1.4, 13),
    box(8, 0.6, 12, 16, 1.4, 14),
    box(12, 0.6, 0, 14, 1.4, 3),
    box(13, 0.6, 2, 16, 1.4, 4),
  ]
  return faceNorth(bend, pickEntry(BENDS, shape))
}

export function tripwireHookBoxes({ facing }: Properties): readonly Box[] {
  return faceNorth([box(6, 1, 14, 10, 9, 16, WOOD), box(7, 5, 9, 9, 7, 14)], facing)
}

export function tripwireBoxes(properties: Properties): readonly Box[] {
  const along = (a: string, b: string) => properties[a] === 'true' || properties[b] === 'true'
  const wires: Box[] = []
  if (along('north', 'south')) wires.push(box(7.7, 1.5, 0, 8.3, 2, 16))
  if (along('east', 'west') || wires.length === 0) wires.push(box(0, 1.5, 7.7, 16, 2, 8.3))
  return wires
}

export function daylightDetectorBoxes(): readonly Box[] {
  return [box(0, 0, 0, 16, 6, 16)]
}

export function hopperBoxes({ facing }: Properties): readonly Box[] {
  const rim = [
    box(0, 10, 0, 16, 16, 2),
    box(0, 10, 14, 16, 16, 16),
    box(0, 10, 2, 2, 16, 14),
    box(14, 10, 2, 16, 16, 14),
  ]
  const bowl = [...rim, box(2, 10, 2, 14, 11, 14, tint(0x33333a)), box(4, 4, 4, 12, 10, 12)]
  const spout =
    facing === undefined || facing === 'down' ? [box(6, 0, 6, 10, 4, 10)] : faceNorth([box(6, 4, 0, 10, 8, 4)], facing)
  return [...bowl, ...spout]
}

export function lightningRodBoxes({ facing }: Properties): readonly Box[] {
  return pointUp([box(7, 0, 7, 9, 12, 9), box(6, 12, 6, 10, 16, 10)], facing)
}
