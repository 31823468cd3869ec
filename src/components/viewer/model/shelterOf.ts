import { SPLIT_ACROSS, SPLIT_ALONG } from '@/schematic/mesh/mergeFaces'
import { DIRECTIONS, type Direction, rowAt, type SectionRows } from '@/schematic/mesh/sectionRows'
import { CORNERS, OPEN } from './quads'

/**
 * For each direction and corner, which end of its rows it lies at, and which end across them, as mergeFaces has them.
 */
const ENDS_OF = DIRECTIONS.map((direction) => {
  const [along, across] = [direction < 4 ? 0 : 2, direction < 2 ? 2 : 1]
  return [0, 1, 2, 3].map((corner) => [
    CORNERS[direction]![corner * 3 + along]!,
    CORNERS[direction]![corner * 3 + across]!,
  ])
})

/** For each direction and occlusion, the split flags that keep faces with changing light from merging. */
const SPLITS = DIRECTIONS.map((direction) => {
  const ends = ENDS_OF[direction]!
  const cornerAt = (along: number, across: number) => ends.findIndex(([a, b]) => a === along && b === across)
  return Uint32Array.from({ length: 256 }, (_, shelter) => {
    const bits = (along: number, across: number) => (shelter >> (cornerAt(along, across) * 2)) & 3
    const isEvenAlong = bits(0, 0) === bits(1, 0) && bits(0, 1) === bits(1, 1)
    const isEvenAcross = bits(0, 0) === bits(0, 1) && bits(1, 0) === bits(1, 1)
    return (isEvenAlong ? 0 : SPLIT_ALONG) + (isEvenAcross ? 0 : SPLIT_ACROSS)
  })
})

/** The split flags in a mergeFaces key for a face with this occlusion. */
export const splitOf = (direction: Direction, shelter: number): number => SPLITS[direction]![shelter]!

/** 1 where a block of the section or just beyond it is in the set. */
function isIn({ bits, ends }: SectionRows, x: number, y: number, z: number, width: number): number {
  const row = rowAt(y, z)
  if (x < 0) return ends[row]! & 1
  return x >= width ? ends[row]! >> 1 : (bits[row]! >>> x) & 1
}

/** The ambient occlusion of the four corners of a face by the blocks around the one in front of it. */
export function shelterOf(
  rows: SectionRows,
  width: number,
  x: number,
  y: number,
  z: number,
  direction: Direction,
): number {
  const step = direction & 1 ? 1 : -1
  let a0: number
  let a1: number
  let b0: number
  let b1: number
  let c00: number
  let c01: number
  let c10: number
  let c11: number
  if (direction < 2) {
    const ny = y + step
    a0 = isIn(rows, x - 1, ny, z, width)
    a1 = isIn(rows, x + 1, ny, z, width)
    b0 = isIn(rows, x, ny, z - 1, width)
    b1 = isIn(rows, x, ny, z + 1, width)
    c00 = isIn(rows, x - 1, ny, z - 1, width)
    c10 = isIn(rows, x + 1, ny, z - 1, width)
    c01 = isIn(rows, x - 1, ny, z + 1, width)
    c11 = isIn(rows, x + 1, ny, z + 1, width)
  } else if (direction < 4) {
    const nz = z + step
    a0 = isIn(rows, x - 1, y, nz, width)
    a1 = isIn(rows, x + 1, y, nz, width)
    b0 = isIn(rows, x, y - 1, nz, width)
    b1 = isIn(rows, x, y + 1, nz, width)
    c00 = isIn(rows, x - 1, y - 1, nz, width)
    c10 = isIn(rows, x + 1, y - 1, nz, width)
    c01 = isIn(rows, x - 1, y + 1, nz, width)
    c11 = isIn(rows, x + 1, y + 1, nz, width)
  } else {
    const nx = x + step
    a0 = isIn(rows, nx, y, z - 1, width)
    a1 = isIn(rows, nx, y, z + 1, width)
    b0 = isIn(rows, nx, y - 1, z, width)
    b1 = isIn(rows, nx, y + 1, z, width)
    c00 = isIn(rows, nx, y - 1, z - 1, width)
    c10 = isIn(rows, nx, y - 1, z + 1, width)
    c01 = isIn(rows, nx, y + 1, z - 1, width)
    c11 = isIn(rows, nx, y + 1, z + 1, width)
  }
  if ((a0 | a1 | b0 | b1 | c00 | c01 | c10 | c11) === 0) return OPEN
  const ends = ENDS_OF[direction]!
  let shelter = 0
  for (let corner = 0; corner < 4; corner++) {
    const [along, across] = ends[corner]!
    const beside = along ? a1 : a0
    const other = across ? b1 : b0
    const diagonal = along ? (across ? c11 : c10) : across ? c01 : c00
    shelter |= (beside && other ? 0 : 3 - beside - other - diagonal) << (corner * 2)
  }
  return shelter
}
