import { DIRECTIONS } from '@/schematic/mesh/sectionRows'
import type { Region, Vec3 } from '@/schematic/model'
import { type Look, type LookOf, NO_LOOK } from './look'
import type { Face } from './quads'

export const NONE = 0
export const OPAQUE = 1
export const CLEAR = 2
export const QUADS = 3
const KINDS: Readonly<Record<Look['kind'], number>> = { none: NONE, opaque: OPAQUE, clear: CLEAR, quads: QUADS }

/** A palette as the mesher reads it: tables by palette index. */
export interface PaletteLooks {
  readonly looks: readonly Look[]
  readonly kinds: Uint8Array
  readonly isWet: Uint8Array
  /** The number in `faces` of each state's face in each direction. */
  readonly faceNumbers: Uint32Array
  readonly faces: readonly Face[]
  /** For clear cubes: those with equal numbers have no faces between each other. */
  readonly groups: Uint16Array
}

/** Blocks to draw: one region of a schematic, or a coarser version of it. */
export interface Volume {
  readonly region: Region
  /** Of its low corner, in blocks from the build's smallest corner. */
  readonly corner: Vec3
  /** Blocks along each edge of its cells. */
  readonly scale: number
  readonly palette: PaletteLooks
}

/** The palette indices that any block has. */
export function findUsed({ palette, blocks, waterLayer }: Region): Uint8Array {
  const used = new Uint8Array(palette.length)
  for (let i = 0; i < blocks.length; i++) used[blocks[i]!] = 1
  if (waterLayer) for (let i = 0; i < waterLayer.length; i++) if (waterLayer[i] !== 0) used[waterLayer[i]! - 1] = 1
  return used
}

/** Collects the looks of a region's states; unused states are omitted. */
export function readPalette(region: Region, lookOf: LookOf): PaletteLooks {
  const used = findUsed(region)
  const looks = region.palette.map((state, index) => (used[index] === 1 ? (lookOf(state) ?? NO_LOOK) : NO_LOOK))
  const faces: Face[] = []
  const numbers = new Map<string, number>()
  const groups = new Map<string, number>()
  const faceNumbers = new Uint32Array(looks.length * 6)
  looks.forEach((look, index) => {
    for (const direction of DIRECTIONS) {
      const face = look.faces[direction]
      if (!face) continue
      const key = `${face.tile} ${face.tint} ${face.glows}`
      const number = numbers.get(key) ?? faces.length
      if (number === faces.length) {
        numbers.set(key, number)
        faces.push(face)
      }
      faceNumbers[index * 6 + direction] = number
    }
    if (look.kind === 'clear' && !groups.has(look.group)) groups.set(look.group, groups.size)
  })
  return {
    looks,
    kinds: Uint8Array.from(looks, ({ kind }) => KINDS[kind]),
    isWet: Uint8Array.from(looks, ({ hasWater }) => (hasWater ? 1 : 0)),
    faceNumbers,
    faces,
    groups: Uint16Array.from(looks, ({ group }) => groups.get(group) ?? 0),
  }
}
