import { mixColor } from '../colors/mixColor'
import { pickEntry } from '../colors/pickEntry'
import type { BlockState } from '../model'
import { alongAxis, type Box, box, column, faceNorth, flip, oppositeOf, pointUp, raise, tint } from './box'
import { facingOfRotation } from './furnitureBoxes'

type Properties = BlockState['properties']

const IRON = tint(0x55565c)
const WATER = tint(0x2f6fd0, 'ripples')
const LAVA = tint(0xe0661a, 'veins', 0xffc14a)
const SNOW = tint(0xf4f9fb)
const GOLD = tint(0xf0c43c, 'plate')
const STONE = tint(0x7e7f82, 'stone')
const PLANKS = tint(0xa8834f, 'planks')
const FLAME = tint(0xffb63c)
const SOUL_FLAME = tint(0x55e0e4)
const GLASS_CORE = tint(0xf2ffff)
const BOTTLE = tint(0xc6d8e6)

export function chestBoxes({ facing, type }: Properties, latch: number): readonly Box[] {
  const x0 = type === 'right' ? 0 : 1
  const x1 = type === 'left' ? 16 : 15
  const at = type === 'left' ? 16 : type === 'right' ? 0 : 8
  const lock = box(Math.max(0, at - 1), 7, 0, Math.min(16, at + 1), 11, 1, tint(latch))
  return faceNorth(
    [
      box(x0, 0, 1, x1, 9.6, 15),
      box(x0, 10, 1, x1, 14, 15),
      box(x0 + 0.4, 9.6, 1.4, x1 - 0.4, 10, 14.6, tint(0x2a1d10)),
      lock,
    ],
    facing,
  )
}

export function anvilBoxes({ facing }: Properties): readonly Box[] {
  return faceNorth(
    [box(2, 0, 2, 14, 4, 14), box(4, 4, 3, 12, 5, 13), box(6, 5, 4, 10, 10, 12), box(3, 10, 0, 13, 16, 16)],
    facing,
  )
}

export function cauldronBoxes(path: string, { level }: Properties): readonly Box[] {
  const walls = [box(0, 3, 0, 16, 16, 2), box(0, 3, 14, 16, 16, 16), box(0, 3, 2, 2, 16, 14), box(14, 3, 2, 16, 16, 14)]
  const legs = [0, 12].flatMap((x) => [0, 12].map((z) => box(x, 0, z, x + 4, 3, z + 4)))
  const content = /lava/.test(path) ? LAVA : /powder/.test(path) ? SNOW : WATER
  const filled = path === 'cauldron' && !(Number(level ?? 0) > 0) ? 0 : Math.min(3, Number(level ?? 3) || 3)
  const inside =
    filled > 0 ? [box(2, 4, 2, 14, 6 + filled * 3, 14, content, content === LAVA)] : [box(2, 3, 2, 14, 4, 14)]
  return [...walls, ...legs, ...inside]
}

export function campfireBoxes(path: string, { facing, lit }: Properties): readonly Box[] {
  const logs = [box(1, 0, 0, 5, 4, 16), box(11, 0, 0, 15, 4, 16), box(0, 3, 1, 16, 7, 5), box(0, 3, 11, 16, 7, 15)]
  const glow = /soul/.test(path) ? SOUL_FLAME : FLAME
  if (lit === 'false') return faceNorth([...logs, box(5, 0, 0, 11, 1, 16, tint(0x4a4340, 'soil'))], facing)
  const fire = [box(5, 0, 0, 11, 1, 16, glow, true), column(3, 6, 11, glow, true), box(7, 11, 6, 10, 14, 9, glow, true)]
  return faceNorth([...logs, ...fire], facing)
}

export function lanternBoxes(path: string, { hanging }: Properties): readonly Box[] {
  const light = /soul/.test(path) ? tint(0x8cf0ee) : /copper/.test(path) ? tint(0xb4f2b0) : tint(0xffcf6e)
  const body = [column(3, 0, 1), column(2.6, 1, 6, light, true), column(3, 6, 7), column(2, 7, 9)]
  if (hanging !== 'true') return [...body, box(7, 9, 7.6, 9, 11, 8.4)]
  return [...raise(body, 1), box(7.2, 10, 7.6, 8.8, 16, 8.4)]
}

export function chainBoxes({ axis }: Properties): readonly Box[] {
  const links = [0, 4, 8, 12].map((y, i) =>
    i % 2 ? box(6.5, y, 7.5, 9.5, y + 4, 8.5) : box(7.5, y, 6.5, 8.5, y + 4, 9.5),
  )
  return alongAxis(links, axis)
}

export function candleBoxes({ candles, lit }: Properties, floor = 0): readonly Box[] {
  const spots = [
    [8, 8, 6],
    [5.5, 6, 5],
    [10.5, 6.5, 4],
    [7, 11, 3],
  ] as const
  const many = Math.max(1, Math.min(4, Number(candles ?? 1) || 1))
  return spots.slice(0, many).flatMap(([x, z, height]) => {
    const y = floor + height
    const parts = [box(x - 1, floor, z - 1, x + 1, y, z + 1)]
    if (lit === 'true') parts.push(box(x - 0.6, y, z - 0.6, x + 0.6, y + 2, z + 0.6, tint(0xffdc7a), true))
    else parts.push(box(x - 0.3, y, z - 0.3, x + 0.3, y + 1, z + 0.3, tint(0x3a3430)))
    return parts
  })
}

export function cakeBoxes({ bites }: Properties): readonly Box[] {
  return [box(1 + 2 * Math.max(0, Math.min(6, Number(bites ?? 0) || 0)), 0, 1, 15, 8, 15)]
}

export function headBoxes(path: string, { facing, rotation }: Properties): readonly Box[] {
  const dark = tint(/skeleton_|wither/.test(path) && !/wither/.test(path) ? 0x2c2c2c : 0x16181a)
  const look = (z: number, y: number) => [
    box(5, y + 3, z, 7, y + 5, z + 0.2, dark),
    box(9, y + 3, z, 11, y + 5, z + 0.2, dark),
  ]
  if (/wall/.test(path)) return faceNorth([box(4, 4, 8, 12, 12, 16), ...look(7.8, 4)], facing)
  return faceNorth([column(4, 0, 8), ...look(3.8, 0)], facingOfRotation(rotation))
}

const POT = tint(0x8c4a38)
const POT_SOIL = tint(0x6e4a30, 'soil')

export function potBoxes(): readonly Box[] {
  const rim = [
    box(5, 0, 5, 11, 5, 6, POT),
    box(5, 0, 10, 11, 5, 11, POT),
    box(5, 0, 6, 6, 5, 10, POT),
    box(10, 0, 6, 11, 5, 10, POT),
  ]
  return [...rim, box(6, 0, 6, 10, 4, 10, POT_SOIL)]
}

/** A cake under a candle, the cake in its own colour as the block's is the candle's. */
export function candleCakeBoxes({ lit }: Properties): readonly Box[] {
  const cake = tint(0xe8dfd6, 'cap', 0xf6f0ea)
  return [box(1, 0, 1, 15, 8, 15, cake), ...candleBoxes({ lit: lit ?? 'false' }, 8)]
}

export function decoratedPotBoxes(): readonly Box[] {
  return [box(1, 0, 1, 15, 14, 15), column(3, 14, 15), column(4, 15, 16)]
}

export function bellBoxes({ attachment, facing }: Properties): readonly Box[] {
  const bell = [column(3, 6, 13, GOLD), column(4, 4, 6, GOLD)]
  if (attachment === 'ceiling') return [...bell, column(1, 13, 16, PLANKS)]
  if (attachment === 'floor' || attachment === 'standing' || attachment === undefined) {
    return faceNorth(
      [...bell, box(2, 13, 7, 14, 15, 9, PLANKS), box(0, 0, 6, 2, 16, 10, STONE), box(14, 0, 6, 16, 16, 10, STONE)],
      facing,
    )
  }
  return faceNorth(
    [...bell, box(7, 13, attachment === 'double_wall' || attachment === 'multiple' ? 0 : 3, 9, 15, 16, PLANKS)],
    oppositeOf(facing ?? 'north'),
  )
}

export function grindstoneBoxes({ face = 'wall', facing, attachment }: Properties): readonly Box[] {
  const bark = tint(0x4f3c22, 'bark')
  const floor = [
    box(2, 0, 6, 4, 7, 10, bark),
    box(12, 0, 6, 14, 7, 10, bark),
    box(2, 7, 5, 4, 13, 11, PLANKS),
    box(12, 7, 5, 14, 13, 11, PLANKS),
    box(4, 4, 2, 12, 16, 14),
  ]
  const place = attachment ? (pickEntry({ standing: 'floor', hanging: 'ceiling' }, attachment) ?? 'wall') : face
  if (place === 'floor') return faceNorth(floor, facing)
  return place === 'ceiling' ? flip(faceNorth(floor, facing)) : pointUp(floor, facing ?? 'north')
}

export function lecternBoxes({ facing, has_book }: Properties): readonly Box[] {
  const desk = [box(0, 12, 2, 16, 13, 7), box(0, 13, 5, 16, 14.5, 11), box(0, 14.5, 9, 16, 16, 14)]
  const book =
    has_book === 'true' ? [box(3, 14.5, 5, 13, 15, 9, tint(0xf0ead8)), box(3, 16, 9, 13, 16.4, 13, tint(0xf0ead8))] : []
  return faceNorth([box(0, 0, 0, 16, 2, 16), box(4, 2, 4, 12, 13, 12), ...desk, ...book], facing)
}

export function brewingStandBoxes(properties: Properties): readonly Box[] {
  const feet = [box(9, 0, 5, 15, 2, 11, STONE), box(2, 0, 1, 8, 2, 7, STONE), box(2, 0, 9, 8, 2, 15, STONE)]
  const bottles = [
    [12, 8],
    [5, 4],
    [5, 12],
  ] as const
  const filled = bottles.filter((_, i) => properties[`has_bottle_${i}`] === 'true')
  return [
    ...feet,
    column(1, 0, 14, tint(0xf2c64a)),
    ...filled.map(([x, z]) => box(x - 1.5, 2, z - 1.5, x + 1.5, 8, z + 1.5, BOTTLE)),
  ]
}

export function enchantingTableBoxes(): readonly Box[] {
  return [
    box(0, 0, 0, 16, 12, 16),
    box(4, 13, 4, 12, 14.5, 12, tint(0x8c2f2f)),
    box(4.6, 14.5, 4.6, 11.4, 15, 11.4, tint(0xf0ead8)),
  ]
}

export function composterBoxes({ level }: Properties): readonly Box[] {
  const filled = Math.max(0, Math.min(8, Number(level ?? 0) || 0))
  const soil = tint(mixColor(0x6d4a28, 0x5c742f, 0.4), 'soil')
  return [
    ...[box(0, 0, 0, 16, 16, 2), box(0, 0, 14, 16, 16, 16), box(0, 0, 2, 2, 16, 14), box(14, 0, 2, 16, 16, 14)],
    box(2, 0, 2, 14, filled === 0 ? 2 : 1 + filled * 1.7, 14, soil),
  ]
}

export function stonecutterBoxes({ facing }: Properties): readonly Box[] {
  return faceNorth([box(0, 0, 0, 16, 9, 16), box(1, 9, 7.7, 15, 15, 8.3, tint(0xc8ccd0))], facing)
}

export function portalFrameBoxes({ eye }: Properties): readonly Box[] {
  const frame = [box(0, 0, 0, 16, 13, 16)]
  return eye === 'true' ? [...frame, column(4, 13, 16, tint(0x2fa487, 'nozzle', 0x0f3a34))] : frame
}

export function dragonEggBoxes(): readonly Box[] {
  return [
    column(5, 0, 1),
    column(6, 1, 3),
    column(7, 3, 8),
    column(6, 8, 11),
    column(5, 11, 13),
    column(3, 13, 15),
    column(2, 15, 16),
  ]
}

export function beaconBoxes(): readonly Box[] {
  return [box(0, 0, 0, 16, 16, 16), column(5, 3, 13, GLASS_CORE, true), box(1, 0.2, 1, 15, 3, 15, tint(0x1c1526))]
}

export function endRodBoxes({ facing }: Properties): readonly Box[] {
  return pointUp([column(2, 0, 1, tint(0xb8a6a0)), column(1, 1, 16, undefined, true)], facing)
}

export function amethystBoxes(path: string, { facing }: Properties): readonly Box[] {
  const size = /small/.test(path) ? 0.35 : /medium/.test(path) ? 0.55 : /large/.test(path) ? 0.75 : 1
  const shard = (x: number, z: number, width: number, height: number) => [
    box(x - width, 0, z - width, x + width, height * size, z + width),
    box(x - width / 2, height * size, z - width / 2, x + width / 2, height * size + 1.5, z + width / 2, tint(0xd9c2f8)),
  ]
  return pointUp(
    [...shard(8, 8, 1.6, 12), ...shard(4.5, 6, 1.2, 7), ...shard(11, 5, 1.2, 8), ...shard(10, 11, 1.2, 6)],
    facing,
  )
}

export function dripstoneBoxes({ thickness = 'tip', vertical_direction, hanging }: Properties): readonly Box[] {
  const widths: Readonly<Record<string, readonly number[]>> = {
    base: [6, 5.5, 5, 4.6],
    middle: [4.6, 4.3, 4, 3.8],
    frustum: [3.8, 3.5, 3.2, 3],
    tip: [2.8, 2.2, 1.5],
    tip_merge: [2.8, 2.3, 2, 2],
  }
  const up = (pickEntry(widths, thickness) ?? [3]).map((width, i) => column(width, i * 4, i * 4 + 4))
  return vertical_direction === 'down' || hanging === 'true' ? flip(up) : up
}

export function shelfFireBoxes(): readonly Box[] {
  return [
    box(2, 0, 6, 5, 12, 9),
    box(10, 0, 4, 13, 15, 7),
    box(6, 0, 9, 9, 16, 12),
    box(11, 0, 11, 13, 9, 13),
    box(5, 0, 2, 7, 9, 4),
  ]
}

export function webBoxes(): readonly Box[] {
  const strands: Box[] = []
  for (let i = 0; i < 8; i++) {
    const a = i * 2
    strands.push(box(a, a, 7.7, a + 2, a + 2, 8.3), box(a, 14 - a, 7.7, a + 2, 16 - a, 8.3))
    strands.push(box(7.7, a, a, 8.3, a + 2, a + 2), box(7.7, 14 - a, a, 8.3, 16 - a, a + 2))
  }
  return strands
}

export function sculkSensorBoxes(): readonly Box[] {
  const feeler = tint(0x2fb6bd)
  const feelers = [3, 12].flatMap((x) => [3, 12].map((z) => box(x, 8, z, x + 1.2, 15, z + 1.2, feeler)))
  return [box(0, 0, 0, 16, 8, 16), ...feelers]
}

export function shriekerBoxes(): readonly Box[] {
  const bone = tint(0xd3d8c0)
  const ring = [
    box(1, 8, 1, 15, 15, 3, bone),
    box(1, 8, 13, 15, 15, 15, bone),
    box(1, 8, 3, 3, 15, 13, bone),
    box(13, 8, 3, 15, 15, 13, bone),
  ]
  return [box(0, 0, 0, 16, 8, 16), ...ring]
}

export function eggBoxes({ eggs }: Properties): readonly Box[] {
  const spots = [box(5, 0, 4, 9, 7, 8), box(10, 0, 9, 14, 5, 13), box(2, 0, 10, 5, 4, 13), box(11, 0, 3, 14, 4, 6)]
  return spots.slice(0, Math.max(1, Math.min(4, Number(eggs ?? 1) || 1)))
}

export function pickleBoxes({ pickles }: Properties): readonly Box[] {
  const tip = tint(0xd6e08c)
  const spots = [
    [8, 8, 6],
    [4, 4, 5],
    [12, 5, 4],
    [5, 12, 5],
  ] as const
  return spots
    .slice(0, Math.max(1, Math.min(4, Number(pickles ?? 1) || 1)))
    .flatMap(([x, z, height]) => [
      box(x - 2, 0, z - 2, x + 2, height, z + 2),
      box(x - 1, height, z - 1, x + 1, height + 1, z + 1, tip, true),
    ])
}

export function portalBoxes({ axis }: Properties): readonly Box[] {
  return axis === 'z' ? [box(6, 0, 0, 10, 16, 16)] : [box(0, 0, 6, 16, 16, 10)]
}

/** A rod of a machine along its axis, and a toothed wheel on it. */
export function shaftBoxes({ axis }: Properties): readonly Box[] {
  return alongAxis([column(2, 0, 16)], axis ?? 'y')
}

export function cogwheelBoxes({ axis }: Properties, large: boolean): readonly Box[] {
  const wheel = large
    ? [box(0, 6, 0, 16, 10, 16), box(2, 5, 2, 14, 11, 14)]
    : [box(1, 6, 1, 15, 10, 15), box(6, 6, 0, 10, 10, 16), box(0, 6, 6, 16, 10, 10)]
  return alongAxis([...wheel, column(2, 0, 16, IRON)], axis ?? 'y')
}

/** Pipes and cables of mods: a core and an arm to each of the six sides that is joined. */
export function pipeBoxes(properties: Properties): readonly Box[] {
  const arms = ['up', 'down', 'north', 'south', 'west', 'east'].filter((side) => {
    const value = properties[side]
    return value !== undefined && value !== 'false' && value !== 'none'
  })
  return [column(4, 4, 12), ...arms.flatMap((side) => pointUp([column(3, 12, 16)], side))]
}
