import type { BlockState } from '../model'
import { type Bounds, FULL_CUBE } from './box'
import { boxesOf } from './boxesOf'

export type Kind =
  | 'brickFence'
  | 'chest'
  | 'chorus'
  | 'door'
  | 'fence'
  | 'fire'
  | 'gate'
  | 'note'
  | 'pane'
  | 'plain'
  | 'pumpkin'
  | 'repeater'
  | 'signal'
  | 'soil'
  | 'stairs'
  | 'stem'
  | 'tripwire'
  | 'wall'
  | 'wire'

/** What connections depend on for a palette entry, in Java states. */
export interface Piece {
  readonly kind: Kind
  readonly state: BlockState
  /** A full cube, and no plant or liquid. */
  readonly isCube: boolean
  /** Which faces fill their side, computed on demand. */
  readonly faces: Map<string, boolean>
}

export const SIDES = [
  ['north', 0, -1],
  ['east', 1, 0],
  ['south', 0, 1],
  ['west', -1, 0],
] as const

export type Side = (typeof SIDES)[number][0]

/** A block's neighbours, by steps east, up and south; `OUTSIDE` outside of the region. */
export type Around = (dx: number, dy: number, dz: number) => Piece

const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/nether_brick_fence$/, 'brickFence'],
  [/fence_gate$/, 'gate'],
  [/fence$/, 'fence'],
  [/(pane|bars)$/, 'pane'],
  [/_wall$/, 'wall'],
  [/:note_block$/, 'note'],
  [/:redstone_wire$/, 'wire'],
  [/stairs$/, 'stairs'],
  [/(?<!trap)door$/, 'door'],
  [/:repeater$/, 'repeater'],
  [/:(trapped_)?chest$/, 'chest'],
  [/:chorus_plant$/, 'chorus'],
  [/:fire$/, 'fire'],
  [/:carved_pumpkin$/, 'pumpkin'],
  [/:(grass_block|podzol|mycelium)$/, 'soil'],
  [/:(pumpkin|melon)_stem$/, 'stem'],
  [/:tripwire$/, 'tripwire'],
  [
    /redstone_(wall_)?torch$|redstone_block$|lever$|button$|pressure_plate$|comparator$|tripwire_hook$|observer$|target$|daylight_detector$|detector_rail$|jukebox$|lectern$|sculk_sensor$|lightning_rod$/,
    'signal',
  ],
]

/** Drawn as cubes or parts of them, but not solid. */
const NOT_FIRM =
  /:(flowing_)?(water|lava)$|:(bubble_column|cobweb|end_gateway|end_portal|nether_portal|fire|light|structure_void)$/
/** A block that fills its cell for what stands on it, though it is lower. */
const FIRM = /:(soul_sand|mud)$/
/** Cubes that fences and the like don't join. Source: `Block.isExceptionForConnection` */
const NOT_JOINED = /leaves$|:(carved_)?pumpkin$|melon(_block)?$|shulker_box$|barrier$|jack_o_lantern$/
/** Cubes that redstone doesn't go through. */
const NOT_CONDUCTING =
  /glass$|leaves$|:(glowstone|sea_lantern|tnt|redstone_block|observer|beacon|slime_block|moving_piston|(sticky_)?piston)$/

export function pieceOf(state: BlockState): Piece {
  const kind = KINDS.find(([pattern]) => pattern.test(state.name))?.[1] ?? 'plain'
  return { kind, state, isCube: boxesOf(state) === FULL_CUBE && !NOT_FIRM.test(state.name), faces: new Map() }
}

const NOTHING: Piece = {
  kind: 'plain',
  state: { name: 'minecraft:air', properties: {} },
  isCube: false,
  faces: new Map(),
}

/** Beyond the region's edge counts as air, but is unknown. */
export const OUTSIDE: Piece = { ...NOTHING, faces: new Map() }

export function isConductor({ isCube, state }: Piece): boolean {
  return isCube && !NOT_CONDUCTING.test(state.name)
}

/** Whether a fence, pane or wall joins the block for its face on that side. */
export function holdsJoin(piece: Piece, face: Side): boolean {
  return fillsFace(piece, face) && !NOT_JOINED.test(piece.state.name)
}

/** Whether the block fills its cell's face on a side. */
export function fillsFace(piece: Piece, face: Side | 'up' | 'down'): boolean {
  if (piece.isCube || FIRM.test(piece.state.name)) return true
  if (NOT_FIRM.test(piece.state.name)) return false
  const known = piece.faces.get(face)
  if (known !== undefined) return known
  const fills = covers(piece.state, face, [0, 0, 16, 16])
  piece.faces.set(face, fills)
  return fills
}

type Rectangle = readonly [a0: number, b0: number, a1: number, b1: number]

/**
 * Whether boxes of the block at the face of its cell cover a part of that; in sixteenths of a block, by x and z for up
 * and down.
 */
export function covers(state: BlockState, face: Side | 'up' | 'down', [a0, b0, a1, b1]: Rectangle): boolean {
  const flat = boxesOf(state).flatMap(({ bounds }) => atFace(bounds, face) ?? [])
  if (flat.length === 0) return false
  for (let a = a0; a < a1; a++) {
    for (let b = b0; b < b1; b++) {
      if (!flat.some(([p0, q0, p1, q1]) => p0 <= a && q0 <= b && p1 >= a + 1 && q1 >= b + 1)) return false
    }
  }
  return true
}

/** The part of the face that a box fills; undefined where it doesn't reach the face. */
function atFace([x0, y0, z0, x1, y1, z1]: Bounds, face: Side | 'up' | 'down'): readonly Rectangle[] | undefined {
  switch (face) {
    case 'up':
      return y1 >= 16 ? [[x0, z0, x1, z1]] : undefined
    case 'down':
      return y0 <= 0 ? [[x0, z0, x1, z1]] : undefined
    case 'north':
      return z0 <= 0 ? [[x0, y0, x1, y1]] : undefined
    case 'south':
      return z1 >= 16 ? [[x0, y0, x1, y1]] : undefined
    case 'west':
      return x0 <= 0 ? [[z0, y0, z1, y1]] : undefined
    case 'east':
      return x1 >= 16 ? [[z0, y0, z1, y1]] : undefined
  }
}

export function oppositeSide(index: number): Side {
  return (SIDES[(index + 2) & 3] ?? SIDES[0])[0]
}

/** Number of a side in `SIDES`, -1 for none of them. */
export function sideIndex(facing: string | undefined): number {
  return SIDES.findIndex(([side]) => side === facing)
}
