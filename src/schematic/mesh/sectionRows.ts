import type { Region } from '../model'

/** Blocks along each edge of a section. */
export const SECTION = 32
/** Rows of a section and of the blocks just beyond it: y and z from -1 to 32. */
const PADDED = SECTION + 2

/** down, up, north, south, west, east */
export type Direction = 0 | 1 | 2 | 3 | 4 | 5
export const DIRECTIONS: readonly Direction[] = [0, 1, 2, 3, 4, 5]

/**
 * Which blocks of a section belong to a set, as bits: row (y, z) has bit x set for block (x, y, z). One row beyond the
 * section on each side is kept too, and whether the blocks just beyond x belong.
 */
export interface SectionRows {
  readonly bits: Uint32Array
  /** For each row: bit 0 the block at x = -1, bit 1 the block at x = 32. */
  readonly ends: Uint8Array
}

export const rowAt = (y: number, z: number) => (y + 1) * PADDED + z + 1

export function makeRows(): SectionRows {
  return { bits: new Uint32Array(PADDED * PADDED), ends: new Uint8Array(PADDED * PADDED) }
}

/** A section's place in its region: the low corner and the size, in blocks; cut short at the region's rim. */
export interface SectionPlace {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly width: number
  readonly height: number
  readonly length: number
}

/** Sets the bits of the blocks whose index in `belongs` is 1; true where any inside the section is. */
export function fillRows(
  rows: SectionRows,
  region: Region,
  place: SectionPlace,
  belongs: (index: number) => number,
): boolean {
  const { width, height, length } = region
  const { bits, ends } = rows
  let any = 0
  for (let y = -1; y <= place.height; y++) {
    const blockY = place.y + y
    for (let z = -1; z <= place.length; z++) {
      const row = rowAt(y, z)
      const blockZ = place.z + z
      bits[row] = 0
      ends[row] = 0
      if (blockY < 0 || blockY >= height || blockZ < 0 || blockZ >= length) continue
      const start = (blockY * length + blockZ) * width + place.x
      let word = 0
      for (let x = 0; x < place.width; x++) word |= belongs(start + x) << x
      bits[row] = word
      if (place.x > 0 && belongs(start - 1)) ends[row]! |= 1
      if (place.x + place.width < width && belongs(start + place.width)) ends[row]! |= 2
      if (y >= 0 && y < place.height && z >= 0 && z < place.length) any |= word
    }
  }
  return any !== 0
}

/** Sets the bits of the blocks that belong to either of two sets. */
export function uniteRows(into: SectionRows, one: SectionRows, other: SectionRows): void {
  for (let i = 0; i < into.bits.length; i++) {
    into.bits[i] = one.bits[i]! | other.bits[i]!
    into.ends[i] = one.ends[i]! | other.ends[i]!
  }
}

const STEPS = [-PADDED, PADDED, -1, 1]

/** The bits of the blocks beside those of a row of a section `width` wide, in a direction. */
export function besideRow({ bits, ends }: SectionRows, row: number, width: number, direction: Direction): number {
  if (direction < 4) return bits[row + STEPS[direction]!]!
  const own = bits[row]!
  const beyond = ends[row]!
  return direction < 5 ? (own << 1) | (beyond & 1) : (own >>> 1) | ((beyond >> 1) << (width - 1))
}
