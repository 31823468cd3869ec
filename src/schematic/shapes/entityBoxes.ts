import { appearanceOf } from '../colors/appearanceOf'
import type { Paint } from '../colors/blockPaint'
import { hashName } from '../colors/hashName'
import { pickEntry } from '../colors/pickEntry'
import type { BlockState } from '../model'
import { type Box, box, column, faceNorth, pointUp, raise, tint } from './box'
import { railBoxes } from './redstoneBoxes'

type Properties = BlockState['properties']

/** The namespace of entities that `drawEntitiesAsBlocks` puts among the blocks. */
export const ENTITY = 'entity:'

const FRAME = tint(0x8a6134, 'planks')
const GLOW_FRAME = tint(0xd9b45a, 'planks')
const LEATHER = tint(0xb98d5d)
const PARCHMENT = tint(0xd9c9a0, 'grain')
const STAND = tint(0xa37b48)
const BASE = tint(0x8f9092, 'stone')
const CART = tint(0x5d6066, 'plate')
const CART_RIM = tint(0x777b82)
const IRON = tint(0x9a9ba0)
const GOLD = tint(0xe0b33a)
const GILT = tint(0x6b4526)
const BEDROCK = tint(0x545457, 'cobble')
const CRYSTAL = tint(0xe9a5ec)
const CRYSTAL_CORE = tint(0xb24fd0)

/** Armour by what its name begins with. */
const ARMOUR: Readonly<Record<string, number>> = {
  __proto__: null as never,
  leather: 0xa06540,
  chainmail: 0x9aa0a6,
  iron: 0xdcdcdf,
  golden: 0xf0c43c,
  diamond: 0x4fe0d6,
  netherite: 0x48434b,
  copper: 0xc5764e,
  turtle: 0x3f9a4d,
}

/** What a painting may show, in colours of our own. */
const CANVASES = [
  tint(0x5f86a8, 'ripples', 0x2f4f72),
  tint(0xa8743c, 'strata', 0x6b3a22),
  tint(0x4f7a4a, 'moss', 0x2b4a2c),
  tint(0x8c4a52, 'veins', 0xd8a05c),
  tint(0xcbb98a, 'blocks', 0x7a6a48),
  tint(0x54506e, 'veins', 0xd9c56a),
]

/** The boxes of an entity in its cell; none if it is not drawn. */
export function entityBoxes(path: string, properties: Properties): readonly Box[] {
  switch (path) {
    case 'item_frame':
    case 'glow_item_frame':
      return pointUp(frameBoxes(path === 'item_frame' ? FRAME : GLOW_FRAME, properties.item), properties.facing)
    case 'painting':
      return paintingBoxes(properties)
    case 'armor_stand':
      return faceNorth(properties.part === 'upper' ? upperStand(properties) : lowerStand(properties), properties.facing)
    case 'end_crystal':
      return [column(6, 0, 4, BEDROCK), column(4, 6, 14, CRYSTAL, true), column(2.5, 14, 16, CRYSTAL_CORE, true)]
    case 'minecart':
      return cartBoxes(properties)
    case 'boat':
      return boatBoxes(properties)
    default:
      return []
  }
}

/** Lying on the ground, to be pointed where it hangs. */
function frameBoxes(wood: Paint, item: string | undefined): readonly Box[] {
  const back = box(3, 0, 3, 13, 0.5, 13, LEATHER)
  const rim = [
    box(2, 0, 2, 14, 1, 3, wood),
    box(2, 0, 13, 14, 1, 14, wood),
    box(2, 0, 3, 3, 1, 13, wood),
    box(13, 0, 3, 14, 1, 13, wood),
  ]
  if (item === undefined) return [back, ...rim]
  if (item.endsWith('map')) return [box(0, 0, 0, 16, 1, 16, PARCHMENT)]
  return [back, ...rim, box(5, 0.5, 5, 11, 1.5, 11, lookOfItem(item))]
}

function paintingBoxes({ facing, edges = '', motive = '' }: Properties): readonly Box[] {
  const canvas = CANVASES[hashName(motive) % CANVASES.length] ?? LEATHER
  const isAlongX = facing === 'north' || facing === 'south'
  const [from, to] = facing === 'north' || facing === 'west' ? [15, 16] : [0, 1]
  // Along the wall, then up.
  const part = (a0: number, b0: number, a1: number, b1: number, paint: Paint): Box =>
    isAlongX ? box(a0, b0, from, a1, b1, to, paint) : box(from, b0, a0, to, b1, a1, paint)
  const has = (edge: string): number => (edges.includes(edge) ? 1 : 0)
  const [a0, a1, b0, b1] = [has('l'), 16 - has('h'), has('b'), 16 - has('t')]
  const bars = [
    part(0, 0, a0, 16, GILT),
    part(a1, 0, 16, 16, GILT),
    part(a0, 0, a1, b0, GILT),
    part(a0, b1, a1, 16, GILT),
  ]
  return [
    part(a0, b0, a1, b1, canvas),
    ...bars.filter(({ bounds: [x0, y0, z0, x1, y1, z1] }) => x1 > x0 && y1 > y0 && z1 > z0),
  ]
}

function lowerStand({ legs, feet, chest, bare }: Properties): readonly Box[] {
  const shoes = feet
    ? [box(4.6, 1, 6.4, 7.9, 5, 10, armourOf(feet)), box(8.1, 1, 6.4, 11.4, 5, 10, armourOf(feet))]
    : []
  const trousers = legs
    ? [
        box(4.8, feet ? 5 : 2, 6.6, 7.9, 12, 9.6, armourOf(legs)),
        box(8.1, feet ? 5 : 2, 6.6, 11.2, 12, 9.6, armourOf(legs)),
      ]
    : []
  const wood = bare
    ? []
    : [column(6, 0, 1, BASE), ...(legs ? [] : [box(5.5, 1, 7, 7.5, 12, 9, STAND), box(8.5, 1, 7, 10.5, 12, 9, STAND)])]
  const body = chest
    ? [box(4, 12, 6, 12, 16, 10, armourOf(chest))]
    : bare
      ? []
      : [box(4, 12, 7, 12, 13, 9, STAND), ...posts(13, 16)]
  return [...wood, ...shoes, ...trousers, ...body]
}

function upperStand({ head, chest, bare }: Properties): readonly Box[] {
  const body = chest
    ? [
        box(4, 0, 6, 12, 8, 10, armourOf(chest)),
        box(1, 0, 6.2, 4, 8, 9.8, armourOf(chest)),
        box(12, 0, 6.2, 15, 8, 9.8, armourOf(chest)),
      ]
    : bare
      ? []
      : [...posts(0, 6), box(3, 6, 7, 13, 8, 9, STAND)]
  const top = head ? [box(4, 8, 4, 12, 16, 12, armourOf(head))] : bare ? [] : [box(7, 8, 7, 9, 14, 9, STAND)]
  return [...body, ...top]
}

const posts = (y0: number, y1: number): readonly Box[] => [
  box(5.5, y0, 7.2, 7, y1, 8.8, STAND),
  box(9, y0, 7.2, 10.5, y1, 8.8, STAND),
]

function cartBoxes({ load, rail, shape = 'north_south', powered }: Properties): readonly Box[] {
  const metal = rail === 'powered_rail' ? GOLD : IRON
  const track = rail === undefined ? [] : railBoxes(rail, { shape, ...(powered ? { powered } : {}) })
  const cart = [
    box(2, 2, 1, 14, 4, 15, CART),
    box(2, 4, 1, 14, 10, 2.5, CART_RIM),
    box(2, 4, 13.5, 14, 10, 15, CART_RIM),
    box(2, 4, 2.5, 3.5, 10, 13.5, CART),
    box(12.5, 4, 2.5, 14, 10, 13.5, CART),
    ...(load === undefined ? [] : [box(4, 4, 3, 12, 14, 13, lookOfItem(load))]),
  ]
  const isAcross = shape === 'east_west' || shape === 'ascending_east' || shape === 'ascending_west'
  return [
    ...track.map((part) => ({ ...part, paint: part.paint ?? metal })),
    ...faceNorth(raise(cart, rail === undefined ? -2 : 0), isAcross ? 'east' : 'north'),
  ]
}

function boatBoxes({ facing, wood = 'minecraft:oak_planks' }: Properties): readonly Box[] {
  const hull = lookOfItem(wood)
  return faceNorth(
    [
      box(2, 0, 0, 14, 2, 16, hull),
      box(2, 2, 0, 4, 6, 16, hull),
      box(12, 2, 0, 14, 6, 16, hull),
      box(4, 2, 0, 12, 6, 2, hull),
      box(4, 2, 14, 12, 6, 16, hull),
    ],
    facing,
  )
}

/** The paint of a worn thing: of its material, or of the block it is. */
function armourOf(item: string): Paint {
  const [material = ''] = item.slice(item.indexOf(':') + 1).split('_')
  const color = pickEntry(ARMOUR, material)
  return color === undefined ? lookOfItem(item) : tint(color, 'plate')
}

function lookOfItem(item: string): Paint {
  const { front, side } = appearanceOf({ name: item, properties: {} })
  return front ?? side
}
