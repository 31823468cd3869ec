import { withStatesBeside } from '../legacy/stateBeside'
import type { BlockState, Region, Schematic } from '../model'
import { FULL_CUBE } from './box'
import { boxesOf } from './boxesOf'
import { toJavaTerms } from './toJavaTerms'

/**
 * MCEdit files and Bedrock structures don't say which fences, panes, walls, wires and stairs join, nor the whole of a door in
 * each half: the game works it out from the neighbours, and so do we, before such a build is drawn.
 */

type Kind = 'fence' | 'brickFence' | 'pane' | 'wall' | 'wire' | 'stairs' | 'door' | 'gate' | 'signal' | 'plain'

/** What the neighbours need to know of a palette entry, in Java's words. */
interface Piece {
  readonly kind: Kind
  readonly state: BlockState
  /** A full cube that fences and the like join. */
  readonly isSolid: boolean
}

const AIR: Piece = { kind: 'plain', state: { name: 'minecraft:air', properties: {} }, isSolid: false }

const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/nether_brick_fence$/, 'brickFence'],
  [/fence_gate$/, 'gate'],
  [/fence$/, 'fence'],
  [/(pane|bars)$/, 'pane'],
  [/_wall$/, 'wall'],
  [/:redstone_wire$/, 'wire'],
  [/stairs$/, 'stairs'],
  [/(?<!trap)door$/, 'door'],
  [
    /redstone_(wall_)?torch$|redstone_block$|lever$|button$|pressure_plate$|repeater$|comparator$|tripwire_hook$|observer$|target$/,
    'signal',
  ],
]

const NOT_JOINED = /leaves$|pumpkin$|melon$|shulker_box$|barrier$|jack_o_lantern$/

/** What each kind joins beside solid cubes. */
const JOINS: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  fence: ['fence', 'gate'],
  brickFence: ['brickFence', 'gate'],
  pane: ['pane', 'wall'],
  wall: ['wall', 'gate', 'pane'],
}

const SIDES = [
  ['north', 0, -1],
  ['east', 1, 0],
  ['south', 0, 1],
  ['west', -1, 0],
] as const

function pieceOf(original: BlockState, edition: Schematic['edition']): Piece {
  const state = toJavaTerms(original, edition)
  const kind = KINDS.find(([pattern]) => pattern.test(state.name))?.[1] ?? 'plain'
  return { kind, state, isSolid: boxesOf(state) === FULL_CUBE && !NOT_JOINED.test(state.name) }
}

/** A block and its neighbours, by steps east, up and south. */
type Around = (dx: number, dy: number, dz: number) => Piece

function joinSides(piece: Piece, around: Around): Record<string, string> {
  const joined = JOINS[piece.kind] ?? []
  const isWall = piece.kind === 'wall'
  const yes = isWall ? (around(0, 1, 0).isSolid || around(0, 1, 0).kind === 'wall' ? 'tall' : 'low') : 'true'
  const no = isWall ? 'none' : 'false'
  const sides = SIDES.map(([side, dx, dz]) => {
    const other = around(dx, 0, dz)
    return [side, other.isSolid || joined.includes(other.kind) ? yes : no] as const
  })
  if (!isWall) return Object.fromEntries(sides)
  const [north, east, south, west] = sides.map(([, value]) => value !== 'none')
  const isStraight = north === south && east === west && north !== east
  return { ...Object.fromEntries(sides), up: String(!isStraight || around(0, 1, 0).kind === 'wall') }
}

function joinWire(around: Around): Record<string, string> {
  const isOpenAbove = !around(0, 1, 0).isSolid
  const found = SIDES.map(([, dx, dz]) => {
    const beside = around(dx, 0, dz)
    if (isOpenAbove && beside.isSolid && around(dx, 1, dz).kind === 'wire') return 'up'
    if (beside.kind === 'wire') return 'side'
    if (beside.kind === 'signal') return takesWire(beside.state, dx) ? 'side' : 'none'
    return !beside.isSolid && around(dx, -1, dz).kind === 'wire' ? 'side' : 'none'
  })
  // As the game's own rule: without joins across it a wire runs straight through its block, so a lone one is a cross.
  const [north, east, south, west] = found.map((value) => value !== 'none')
  const fill = (side: number) => {
    if (found[side] === 'none') found[side] = 'side'
  }
  if (!north && !south) [1, 3].forEach(fill)
  if (!east && !west) [0, 2].forEach(fill)
  return Object.fromEntries(SIDES.map(([side], i) => [side, found[i] ?? 'none']))
}

/** Repeaters and comparators take a wire at their two ends only. */
function takesWire({ name, properties }: BlockState, dx: number): boolean {
  if (!/repeater$|comparator$/.test(name)) return true
  return (properties.facing === 'east' || properties.facing === 'west') === (dx !== 0)
}

const sideIndex = (facing: string | undefined) => SIDES.findIndex(([side]) => side === facing)

/** The corner a stair makes with a stair before or behind it. */
function bendStairs({ state }: Piece, around: Around): Record<string, string> {
  const { facing, half } = state.properties
  const own = sideIndex(facing)
  if (own < 0) return {}
  const at = (index: number): Piece => {
    const [, dx, dz] = SIDES[index & 3] ?? SIDES[0]
    return around(dx, 0, dz)
  }
  const crossing = (other: Piece) => {
    const index = sideIndex(other.state.properties.facing)
    return other.kind === 'stairs' && other.state.properties.half === half && (index - own) % 2 !== 0 ? index : -1
  }
  const isFree = (index: number) => {
    const { kind, state: other } = at(index)
    return kind !== 'stairs' || other.properties.facing !== facing || other.properties.half !== half
  }
  const left = (own + 3) & 3
  const before = crossing(at(own))
  if (before >= 0 && isFree(before + 2)) return { shape: before === left ? 'outer_left' : 'outer_right' }
  const behind = crossing(at(own + 2))
  if (behind >= 0 && isFree(behind)) return { shape: behind === left ? 'inner_left' : 'inner_right' }
  return { shape: 'straight' }
}

/** The lower half of a door knows its way and whether it is open, the upper one its hinge. */
function completeDoor({ state }: Piece, around: Around): Record<string, string> {
  const isUpper = state.properties.half === 'upper'
  const other = around(0, isUpper ? -1 : 1, 0)
  if (other.kind !== 'door') return {}
  const { facing = 'north', open = 'false' } = (isUpper ? other : { state }).state.properties
  const { hinge = 'left' } = (isUpper ? { state } : other).state.properties
  return { facing, open, hinge }
}

function completed(piece: Piece, around: Around): Record<string, string> | undefined {
  if (JOINS[piece.kind]) return joinSides(piece, around)
  if (piece.kind === 'wire') return joinWire(around)
  if (piece.kind === 'stairs') return bendStairs(piece, around)
  return piece.kind === 'door' ? completeDoor(piece, around) : undefined
}

const MAX_PALETTE = 65536

function connectRegion(region: Region, edition: Schematic['edition'], but?: Kind): Region {
  const { width, height, length, blocks } = region
  const pieces = region.palette.map((state) => pieceOf(state, edition))
  const needs = Uint8Array.from(pieces, ({ kind }) =>
    kind === 'plain' || kind === 'gate' || kind === 'signal' || kind === but ? 0 : 1,
  )
  if (!needs.includes(1)) return region
  const palette = [...region.palette]
  const connected = blocks.slice()
  const known = new Map<string, number>()
  for (let y = 0, index = 0; y < height; y++) {
    for (let z = 0; z < length; z++) {
      for (let x = 0; x < width; x++, index++) {
        const state = blocks[index]!
        const piece = pieces[state]
        if (needs[state] !== 1 || !piece) continue
        const around: Around = (dx, dy, dz) => {
          const [ax, ay, az] = [x + dx, y + dy, z + dz]
          if (ax < 0 || ay < 0 || az < 0 || ax >= width || ay >= height || az >= length) return AIR
          return pieces[blocks[(ay * length + az) * width + ax]!] ?? AIR
        }
        const properties = completed(piece, around)
        if (!properties) continue
        const key = `${state} ${Object.values(properties).join()}`
        let number = known.get(key)
        if (number === undefined && palette.length < MAX_PALETTE) {
          number = palette.length
          known.set(key, number)
          palette.push({ name: piece.state.name, properties: { ...piece.state.properties, ...properties } })
        }
        connected[index] = number ?? state
      }
    }
  }
  return { ...region, palette, blocks: connected }
}

/**
 * The schematic with the joins its format leaves to the game, and with what numeric ids leave to block entities: colours of beds and
 * kinds of skulls. A schematic whose states say all that is given back as it is.
 */
export function connectBlocks(schematic: Schematic): Schematic {
  const { isLegacy = false, edition } = schematic
  if (!isLegacy && edition !== 'bedrock') return schematic
  const regions = schematic.regions.map((region) =>
    connectRegion(isLegacy ? withStatesBeside(region) : region, edition),
  )
  return { ...schematic, regions }
}

/** Java's states with the joins that they had no words for in Bedrock, which only holds those of walls. */
export function joinTranslated(region: Region): Region {
  return connectRegion(region, 'java', 'wall')
}
