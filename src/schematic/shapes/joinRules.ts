import type { BlockState } from '../model'
import { noteInstrument } from './noteInstruments'
import {
  type Around,
  covers,
  fillsFace,
  holdsJoin,
  isConductor,
  type Kind,
  OUTSIDE,
  oppositeSide,
  type Piece,
  SIDES,
  sideIndex,
} from './pieces'

/**
 * Derives states from neighbors like the game's own upgrade to 1.13: `ChunkPalettedStorageFix` for the other half or
 * the block above, `UpgradeData` with each block's `updateShape` for connections. Read for facts only.
 */
type Rule = (piece: Piece, around: Around) => Change | undefined

/** Properties to set, under another name where the block becomes another. */
export interface Change {
  readonly name?: string
  readonly properties: Readonly<Record<string, string>>
}

/** What other rules look at, and so comes first. */
export const SETTLED: Readonly<Partial<Record<Kind, Rule>>> = {
  chest: pairChest,
  door: completeDoor,
  gate: sinkGate,
  pumpkin: smoothPumpkin,
  soil: coverSoil,
  stairs: bendStairs,
}

export const JOINED: Readonly<Partial<Record<Kind, Rule>>> = {
  brickFence: joinSides,
  chorus: joinChorus,
  fence: joinSides,
  fire: spreadFire,
  note: tuneNote,
  pane: joinSides,
  repeater: lockRepeater,
  stem: attachStem,
  tripwire: joinTripwire,
  wall: joinWall,
  wire: joinWire,
}

/** What each kind joins beside full faces; gates only at their sides. */
const JOINS: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  fence: ['fence', 'gate'],
  brickFence: ['brickFence', 'gate'],
  pane: ['pane', 'wall'],
  wall: ['wall', 'gate', 'pane'],
}

/**
 * Connections out of the region are kept as in the file, which alone knows what was there. Numeric ids don't store
 * them, so nothing is assumed there.
 */
function keptAt({ state }: Piece, side: string, other: Piece): string | undefined {
  const own = other === OUTSIDE ? state.properties[side] : undefined
  return own === 'false' || own === 'none' ? undefined : own
}

function joinsAt(piece: Piece, index: number, around: Around): boolean {
  const [side, dx, dz] = SIDES[index] ?? SIDES[0]
  const other = around(dx, 0, dz)
  if (keptAt(piece, side, other) !== undefined) return true
  if (JOINS[piece.kind]?.includes(other.kind)) {
    return other.kind !== 'gate' || (sideIndex(other.state.properties.facing) - index) % 2 !== 0
  }
  return holdsJoin(other, oppositeSide(index))
}

function joinSides(piece: Piece, around: Around): Change {
  return { properties: Object.fromEntries(SIDES.map(([side], index) => [side, String(joinsAt(piece, index, around))])) }
}

/**
 * Where the middle of a wall, and its arms to the north, east, south and west, must be covered from above, by x and z.
 */
const POST = [7, 7, 9, 9] as const
const ARMS = [
  [7, 0, 9, 9],
  [7, 7, 16, 9],
  [7, 7, 9, 16],
  [0, 7, 9, 9],
] as const

/** Arms are tall beneath a covering block; straight walls with nothing above have no post. */
function joinWall(piece: Piece, around: Around): Change {
  const above = around(0, 1, 0)
  const arms = SIDES.map(([side], index) => {
    if (!joinsAt(piece, index, around)) return 'none'
    if (above === OUTSIDE && piece.state.properties[side] === 'tall') return 'tall'
    return coversBelow(above, ARMS[index] ?? POST, side) ? 'tall' : 'low'
  })
  const [north, east, south, west] = arms.map((arm) => arm !== 'none')
  const isEven = north === south && east === west && (north || east)
  const isTall = (arms[0] === 'tall' && arms[2] === 'tall') || (arms[1] === 'tall' && arms[3] === 'tall')
  const up =
    (above.kind === 'wall' && above.state.properties.up === 'true') || !isEven || (!isTall && coversBelow(above, POST))
  return {
    properties: { ...Object.fromEntries(SIDES.map(([side], index) => [side, arms[index] ?? 'none'])), up: String(up) },
  }
}

/** Walls without connections, as in Bedrock before 1.16: a wall without a post and arms can't exist. */
export function inferWall(piece: Piece, around: Around): Change | undefined {
  const { properties } = piece.state
  const isTold = properties.up === 'true' || SIDES.some(([side]) => (properties[side] ?? 'none') !== 'none')
  return isTold ? undefined : joinWall(piece, around)
}

/** What joins above is drawn thinner than it holds; torches and the like raise a post without covering it. */
function coversBelow(above: Piece, part: readonly [number, number, number, number], side?: string): boolean {
  const { kind, state } = above
  if (kind === 'fence' || kind === 'brickFence' || kind === 'pane')
    return side === undefined || state.properties[side] === 'true'
  if (kind === 'wall')
    return side === undefined ? state.properties.up === 'true' : (state.properties[side] ?? 'none') !== 'none'
  if (side === undefined && /torch$|_sign$|banner$|pressure_plate$|:tripwire$/.test(state.name))
    return !/wall_/.test(state.name)
  return fillsFace(above, 'down') || covers(state, 'down', part)
}

function joinWire(piece: Piece, around: Around): Change {
  const isOpenAbove = !isConductor(around(0, 1, 0))
  const found = SIDES.map(([side, dx, dz], index) => {
    const beside = around(dx, 0, dz)
    const kept = keptAt(piece, side, beside)
    if (kept !== undefined) return kept
    if (isOpenAbove && around(dx, 1, dz).kind === 'wire' && carriesWire(beside)) {
      return fillsFace(beside, oppositeSide(index)) ? 'up' : 'side'
    }
    if (takesWire(beside, index)) return 'side'
    return !isConductor(beside) && around(dx, -1, dz).kind === 'wire' ? 'side' : 'none'
  })
  // As the game's own rule: without joins across it a wire runs straight through its block, so a lone one is a cross.
  const [north, east, south, west] = found.map((value) => value !== 'none')
  const fill = (side: number): void => {
    if (found[side] === 'none') found[side] = 'side'
  }
  if (!north && !south) [1, 3].forEach(fill)
  if (!east && !west) [0, 2].forEach(fill)
  return { properties: Object.fromEntries(SIDES.map(([side], index) => [side, found[index] ?? 'none'])) }
}

function carriesWire(piece: Piece): boolean {
  return fillsFace(piece, 'up') || /trapdoor$|:hopper$/.test(piece.state.name)
}

/** Repeaters take a wire at their two ends only, observers at their back. */
function takesWire({ kind, state }: Piece, index: number): boolean {
  const facing = sideIndex(state.properties.facing)
  if (kind === 'repeater') return facing >= 0 && (facing - index) % 2 === 0
  if (/:observer$/.test(state.name)) return facing === index
  return kind === 'wire' || kind === 'signal' || state.name === 'minecraft:trapped_chest'
}

/** The corner a stair makes with a stair before or behind it. */
function bendStairs({ state }: Piece, around: Around): Change | undefined {
  const { facing, half } = state.properties
  const own = sideIndex(facing)
  if (own < 0) return undefined
  const at = (index: number): Piece => {
    const [, dx, dz] = SIDES[index & 3] ?? SIDES[0]
    return around(dx, 0, dz)
  }
  const crossing = (other: Piece): number => {
    const index = sideIndex(other.state.properties.facing)
    return other.kind === 'stairs' && other.state.properties.half === half && (index - own) % 2 !== 0 ? index : -1
  }
  const isFree = (index: number): boolean => {
    const { kind, state: other } = at(index)
    return kind !== 'stairs' || other.properties.facing !== facing || other.properties.half !== half
  }
  const left = (own + 3) & 3
  const shaped = (shape: string): Change => ({ properties: { shape } })
  const kept = state.properties.shape ?? 'straight'
  const before = crossing(at(own))
  if (before >= 0 && isFree(before + 2)) return shaped(before === left ? 'outer_left' : 'outer_right')
  const behind = crossing(at(own + 2))
  if (behind >= 0 && isFree(behind)) return shaped(behind === left ? 'inner_left' : 'inner_right')
  // The file's corner may belong to stairs outside the file.
  const isCut = at(kept.startsWith('outer') ? own : own + 2) === OUTSIDE
  return shaped(isCut ? kept : 'straight')
}

/** The lower half of a door stores facing and open, the upper one hinge and powered. */
function completeDoor({ state }: Piece, around: Around): Change | undefined {
  const isUpper = state.properties.half === 'upper'
  const other = around(0, isUpper ? -1 : 1, 0)
  if (
    other.kind !== 'door' ||
    other.state.name !== state.name ||
    other.state.properties.half === state.properties.half
  ) {
    return undefined
  }
  const { facing = 'north', open = 'false' } = (isUpper ? other.state : state).properties
  const { hinge = 'left', powered } = (isUpper ? state : other.state).properties
  return { properties: { facing, open, hinge, ...(powered === undefined ? {} : { powered }) } }
}

function coverSoil({ state }: Piece, around: Around): Change | undefined {
  if (state.properties.snowy === 'true') return undefined
  return /:(snow|snow_block|powder_snow)$/.test(around(0, 1, 0).state.name)
    ? { properties: { snowy: 'true' } }
    : undefined
}

/** A gate between walls is lower. */
function sinkGate({ state }: Piece, around: Around): Change | undefined {
  const own = sideIndex(state.properties.facing)
  if (own < 0) return undefined
  const isSunk = [own + 1, own + 3].some((index) => {
    const [, dx, dz] = SIDES[index & 3] ?? SIDES[0]
    return around(dx, 0, dz).kind === 'wall'
  })
  return isSunk ? { properties: { in_wall: 'true' } } : undefined
}

/** Grown pumpkins had no faces; the game recognizes them by grass or dirt beneath. */
function smoothPumpkin(_: Piece, around: Around): Change | undefined {
  const isGrown = /:(grass_block|dirt)$/.test(around(0, -1, 0).state.name)
  return isGrown ? { name: 'minecraft:pumpkin', properties: {} } : undefined
}

/** The sides in the order that the game asks them in. */
const IN_ORDER = [0, 2, 3, 1] as const

/** Two chests side by side that look the same way; a third stays alone. */
function pairChest({ state }: Piece, around: Around): Change | undefined {
  const own = sideIndex(state.properties.facing)
  if (own < 0) return undefined
  for (const index of IN_ORDER) {
    if ((index - own) % 2 === 0) continue
    const [, dx, dz] = SIDES[index]
    const { state: other } = around(dx, 0, dz)
    const { facing, type } = other.properties
    if (other.name !== state.name || facing !== state.properties.facing) continue
    const isLeft = index === ((own + 1) & 3)
    // One that came before may have been taken by its other neighbour.
    if (type !== 'single' && type !== (isLeft ? 'right' : 'left')) continue
    return { properties: { type: isLeft ? 'left' : 'right' } }
  }
  return undefined
}

function joinChorus(piece: Piece, around: Around): Change {
  const joins = (other: Piece, side: string): boolean =>
    /:chorus_(plant|flower)$/.test(other.state.name) || keptAt(piece, side, other) !== undefined
  const below = around(0, -1, 0)
  return {
    properties: {
      ...Object.fromEntries(SIDES.map(([side, dx, dz]) => [side, String(joins(around(dx, 0, dz), side))])),
      up: String(joins(around(0, 1, 0), 'up')),
      down: String(joins(below, 'down') || below.state.name === 'minecraft:end_stone'),
    },
  }
}

function joinTripwire(piece: Piece, around: Around): Change {
  const properties = SIDES.map(([side, dx, dz], index) => {
    const other = around(dx, 0, dz)
    const { kind, state } = other
    const isHook = state.name === 'minecraft:tripwire_hook' && state.properties.facing === oppositeSide(index)
    return [side, String(kind === 'tripwire' || isHook || keptAt(piece, side, other) !== undefined)]
  })
  return { properties: Object.fromEntries(properties) }
}

/** A stem that is grown bends to its fruit. */
function attachStem({ state }: Piece, around: Around): Change | undefined {
  if (state.properties.age !== '7') return undefined
  const fruit = state.name.replace('_stem', '')
  for (const index of IN_ORDER) {
    const [facing, dx, dz] = SIDES[index]
    if (around(dx, 0, dz).state.name !== fruit) continue
    return { name: state.name.replace(':', ':attached_'), properties: { facing } }
  }
  return undefined
}

/** Harp is the default. */
function tuneNote({ state }: Piece, around: Around): Change | undefined {
  const [below, above] = [around(0, -1, 0), around(0, 1, 0)].map(({ state: { name } }) =>
    name.replace('minecraft:', ''),
  )
  const { instrument: own = 'harp', note = '0', powered = 'false' } = state.properties
  const instrument = noteInstrument(below ?? '', above ?? '')
  return instrument === own ? undefined : { properties: { instrument, note, powered } }
}

/** A repeater that another points at from its side, with power, is locked. */
function lockRepeater({ state }: Piece, around: Around): Change | undefined {
  const own = sideIndex(state.properties.facing)
  if (own < 0) return undefined
  const isLocked = [own + 1, own + 3].some((turned) => {
    const [facing, dx, dz] = SIDES[turned & 3] ?? SIDES[0]
    const { name, properties } = around(dx, 0, dz).state
    return /:(repeater|comparator)$/.test(name) && properties.powered === 'true' && properties.facing === facing
  })
  return isLocked ? { properties: { locked: 'true' } } : undefined
}

const BURNS =
  /(planks|_log|_wood|leaves|wool|carpet|sapling)$|:(oak|spruce|birch|jungle|acacia|dark_oak)_(slab|stairs|fence|fence_gate)$|:(bookshelf|tnt|hay_block|coal_block|vine|short_grass|fern|dead_bush|sunflower|lilac|tall_grass|large_fern|rose_bush|peony|dandelion|poppy|blue_orchid|allium|azure_bluet|oxeye_daisy|(red|orange|white|pink)_tulip)$/

/** Fire stands on solid blocks, and otherwise attaches to flammable blocks beside and above it. */
function spreadFire(_: Piece, around: Around): Change | undefined {
  const burns = ({ state }: Piece): boolean => BURNS.test(state.name)
  const below = around(0, -1, 0)
  if (fillsFace(below, 'up') || burns(below)) return undefined
  return {
    properties: {
      ...Object.fromEntries(SIDES.map(([side, dx, dz]) => [side, String(burns(around(dx, 0, dz)))])),
      up: String(burns(around(0, 1, 0))),
    },
  }
}

/** The state with a change made. */
export function changedState({ name, properties }: BlockState, change: Change): BlockState {
  if (change.name !== undefined) return { name: change.name, properties: change.properties }
  return { name, properties: { ...properties, ...change.properties } }
}
