import { rowAt, SECTION, type SectionPlace, type SectionRows } from '@/schematic/mesh/sectionRows'
import { CORNERS, DIRECTIONS, type Direction, OPEN } from './quads'

/**
 * The faces of full cubes as large rectangles. Faces merge where they look the same and are sheltered the same, so that the soft
 * shade in corners stays where it belongs.
 */

/** Bits of a key that tell how a face is sheltered; the number of its look is above them. */
const SHELTER_BITS = 8

/** For each direction the axes along which its faces are gathered: slices, rows across them, and along the rows. */
const AXES_OF: readonly (readonly [slice: number, across: number, along: number])[] = [
  [1, 2, 0],
  [1, 2, 0],
  [2, 1, 0],
  [2, 1, 0],
  [0, 1, 2],
  [0, 1, 2],
]

/** For each direction and corner, which end of the along and across axes it lies at. */
const ENDS_OF = DIRECTIONS.map((direction) => {
  const [, across, along] = AXES_OF[direction]!
  return [0, 1, 2, 3].map((corner) => [
    CORNERS[direction]![corner * 3 + along]!,
    CORNERS[direction]![corner * 3 + across]!,
  ])
})

/** For each direction and shelter: bit 0 where such faces may merge along their rows, bit 1 where they may across. */
const MERGES = DIRECTIONS.map((direction) => {
  const ends = ENDS_OF[direction]!
  const cornerAt = (along: number, across: number) => ends.findIndex(([a, b]) => a === along && b === across)
  return Uint8Array.from({ length: 256 }, (_, shelter) => {
    const bits = (along: number, across: number) => (shelter >> (cornerAt(along, across) * 2)) & 3
    const isEvenAlong = bits(0, 0) === bits(1, 0) && bits(0, 1) === bits(1, 1)
    const isEvenAcross = bits(0, 0) === bits(0, 1) && bits(1, 0) === bits(1, 1)
    return (isEvenAlong ? 1 : 0) | (isEvenAcross ? 2 : 0)
  })
})

export interface MergeJob {
  /** The blocks whose faces are wanted. */
  readonly self: SectionRows
  /** The blocks that hide the faces of their neighbours. */
  readonly hiding: SectionRows
  /** The blocks that shelter corners; without any all faces are evenly lit. */
  readonly sheltering?: SectionRows
  readonly place: SectionPlace
  /** The number of a block's face; equal numbers look alike. Less than 2^24. */
  faceAt(x: number, y: number, z: number, direction: Direction): number
  /** Takes a rectangle of faces: the first block it covers, how many along x, y and z. */
  add(
    direction: Direction,
    x: number,
    y: number,
    z: number,
    width: number,
    height: number,
    length: number,
    face: number,
    shelter: number,
  ): void
}

const masks = new Uint32Array(SECTION * SECTION)
const keys = new Uint32Array(SECTION * SECTION * SECTION)

/** 1 where a block of the section or just beyond it is in the set. */
function isIn({ bits, ends }: SectionRows, x: number, y: number, z: number, width: number): number {
  const row = rowAt(y, z)
  if (x < 0) return ends[row]! & 1
  return x >= width ? ends[row]! >> 1 : (bits[row]! >>> x) & 1
}

/** How the four corners of a face are sheltered by the blocks around the one in front of it. */
function shelterOf(rows: SectionRows, width: number, x: number, y: number, z: number, direction: Direction): number {
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

/** Puts the faces of one direction that nothing hides into slices; answers which slices have any, as bits. */
function gather({ self, hiding, sheltering, place, faceAt }: MergeJob, direction: Direction): number {
  const { width, height, length } = place
  const last = width - 1
  let slices = 0
  masks.fill(0)
  for (let y = 0; y < height; y++) {
    for (let z = 0; z < length; z++) {
      const row = rowAt(y, z)
      let word = self.bits[row]!
      if (word === 0) continue
      if (direction === 0) word &= ~hiding.bits[rowAt(y - 1, z)]!
      else if (direction === 1) word &= ~hiding.bits[rowAt(y + 1, z)]!
      else if (direction === 2) word &= ~hiding.bits[rowAt(y, z - 1)]!
      else if (direction === 3) word &= ~hiding.bits[rowAt(y, z + 1)]!
      else if (direction === 4) word &= ~((hiding.bits[row]! << 1) | (hiding.ends[row]! & 1))
      else word &= ~((hiding.bits[row]! >>> 1) | ((hiding.ends[row]! & 2) === 0 ? 0 : 1 << last))
      while (word !== 0) {
        const x = 31 - Math.clz32(word & -word)
        word &= word - 1
        const shelter = sheltering ? shelterOf(sheltering, width, x, y, z, direction) : OPEN
        const key = (faceAt(x, y, z, direction) << SHELTER_BITS) | shelter
        const slice = direction < 2 ? y : direction < 4 ? z : x
        const across = direction < 2 ? z : y
        const along = direction < 4 ? x : z
        const at = slice * SECTION + across
        masks[at]! |= 1 << along
        keys[at * SECTION + along] = key >>> 0
        slices |= 1 << slice
      }
    }
  }
  return slices
}

/** Takes rectangles out of a slice until none is left; they are as long as can be, then as broad. */
function mergeSlice(job: MergeJob, direction: Direction, slice: number): void {
  const merges = MERGES[direction]!
  const rows = direction < 2 ? job.place.length : job.place.height
  for (let across = 0; across < rows; across++) {
    const at = slice * SECTION + across
    while (masks[at] !== 0) {
      const word = masks[at]!
      const along = 31 - Math.clz32(word & -word)
      const key = keys[at * SECTION + along]!
      const merge = merges[key & 255]!
      let length = 1
      if (merge & 1) {
        while (
          along + length < SECTION &&
          (word >>> (along + length)) & 1 &&
          keys[at * SECTION + along + length] === key
        )
          length++
      }
      const run = length === SECTION ? -1 : ((1 << length) - 1) << along
      masks[at] = word & ~run
      let breadth = 1
      if (merge & 2) {
        while (across + breadth < rows && isSameRun(at + breadth, run, along, length, key)) {
          masks[at + breadth]! &= ~run
          breadth++
        }
      }
      const face = key >>> SHELTER_BITS
      const shelter = key & 255
      if (direction < 2) job.add(direction, along, slice, across, length, 1, breadth, face, shelter)
      else if (direction < 4) job.add(direction, along, across, slice, length, breadth, 1, face, shelter)
      else job.add(direction, slice, across, along, 1, breadth, length, face, shelter)
    }
  }
}

function isSameRun(at: number, run: number, along: number, length: number, key: number): boolean {
  if (((masks[at]! & run) ^ run) !== 0) return false
  for (let i = along; i < along + length; i++) if (keys[at * SECTION + i] !== key) return false
  return true
}

/** Adds the faces that nothing hides. In each direction the far ones come first, as clear faces are drawn best. */
export function mergeFaces(job: MergeJob): void {
  for (const direction of DIRECTIONS) {
    const slices = gather(job, direction)
    if (slices === 0) continue
    const isUpward = (direction & 1) === 1
    for (let i = 0; i < SECTION; i++) {
      const slice = isUpward ? i : SECTION - 1 - i
      if ((slices >>> slice) & 1) mergeSlice(job, direction, slice)
    }
  }
}
