import {
  besideRow,
  DIRECTIONS,
  type Direction,
  rowAt,
  SECTION,
  type SectionPlace,
  type SectionRows,
} from './sectionRows'

export const SPLIT_ALONG = 2 ** 30
export const SPLIT_ACROSS = 2 ** 31

/** Which faces are merged, and who takes the rectangles. */
export interface MergeJob {
  /** The blocks whose faces are wanted. */
  readonly self: SectionRows
  /** The blocks that hide the faces of their neighbours. */
  readonly hiding: SectionRows
  readonly place: SectionPlace
  /** Units along the edge of a block, of the corners that `add` gets. */
  readonly unit: number
  /**
   * A number below 2^30 for a block's face, x, y and z from the section's corner: faces of one number look alike and
   * merge, but not along their row where `SPLIT_ALONG` is added, nor with the rows beside where `SPLIT_ACROSS` is.
   */
  keyAt(direction: Direction, x: number, y: number, z: number): number
  /**
   * Takes the face of a box: `ends`, used again for the next one, are x, y and z of the low corner, then of the high
   * one.
   */
  add(direction: Direction, ends: Int16Array, key: number): void
}

const faces = new Uint32Array(SECTION * SECTION)
const keys = new Uint32Array(SECTION * SECTION)
const square = new Uint32Array(SECTION)
const cell = new Int16Array(3)
const ends = new Int16Array(6)

/**
 * Merges the faces of `self` that `hiding` doesn't hide into large rectangles. In each direction the far ones come
 * first, as clear faces are drawn best.
 */
export function mergeFaces(job: MergeJob): void {
  const { self, hiding, place } = job
  const { width, height, length } = place
  for (const direction of DIRECTIONS) {
    let all = 0
    faces.fill(0)
    for (let y = 0; y < height; y++) {
      let any = 0
      square.fill(0)
      for (let z = 0; z < length; z++) {
        const row = rowAt(y, z)
        any |= square[z] = self.bits[row]! & ~besideRow(hiding, row, width, direction)
      }
      if (any === 0) continue
      all |= any
      // The faces along x lie across the rows' bits: these are turned to run along z.
      if (direction > 3) transpose(square)
      if (direction < 2) faces.set(square, y * SECTION)
      else for (let slice = 0; slice < SECTION; slice++) faces[slice * SECTION + y] = square[slice]!
    }
    if (all === 0) continue
    const slices = direction < 2 ? height : direction < 4 ? length : width
    for (let i = 0; i < slices; i++) mergeSlice(job, direction, direction & 1 ? i : slices - 1 - i)
  }
}

/** Extracts rectangles from a slice of `faces`, as long as possible, then as wide. */
function mergeSlice(job: MergeJob, direction: Direction, slice: number): void {
  const { unit, place } = job
  const rows = direction < 2 ? place.length : place.height
  const first = slice * SECTION
  // Which of x, y and z runs along the bits, across the words and from slice to slice.
  const a = direction < 4 ? 0 : 2
  const c = direction < 2 ? 2 : 1
  const s = 3 - a - c
  cell[s] = slice
  for (let across = 0; across < rows; across++) {
    cell[c] = across
    for (let word = faces[first + across]!; word !== 0; word &= word - 1) {
      const along = 31 - Math.clz32(word & -word)
      cell[a] = along
      keys[across * SECTION + along] = job.keyAt(direction, cell[0]!, cell[1]!, cell[2]!)
    }
  }
  for (let across = 0; across < rows; across++) {
    const row = across * SECTION
    let word = faces[first + across]!
    while (word !== 0) {
      const along = 31 - Math.clz32(word & -word)
      const key = keys[row + along]!
      let length = 1
      if (!(key & SPLIT_ALONG))
        while (along + length < SECTION && (word >>> (along + length)) & 1 && keys[row + along + length] === key)
          length++
      const run = length === SECTION ? -1 : ((1 << length) - 1) << along
      word &= ~run
      let breadth = 1
      if (!(key & SPLIT_ACROSS))
        while (across + breadth < rows && ((faces[first + across + breadth]! & run) ^ run) === 0) {
          const beside = row + breadth * SECTION + along
          let i = 0
          while (i < length && keys[beside + i] === key) i++
          if (i < length) break
          faces[first + across + breadth]! &= ~run
          breadth++
        }
      ends[a] = along * unit
      ends[c] = across * unit
      ends[s] = slice * unit
      ends[a + 3] = (along + length) * unit
      ends[c + 3] = (across + breadth) * unit
      ends[s + 3] = (slice + 1) * unit
      job.add(direction, ends, key)
    }
  }
}

/** Turns a 32 by 32 square of bits about its diagonal: bit x of word z becomes bit z of word x. */
function transpose(words: Uint32Array): void {
  let mask = 0x0000ffff
  for (let size = 16; size !== 0; size >>>= 1, mask ^= mask << size) {
    for (let k = 0; k < 32; k = (k + size + 1) & ~size) {
      const swap = ((words[k]! >>> size) ^ words[k + size]!) & mask
      words[k]! ^= swap << size
      words[k + size]! ^= swap
    }
  }
}
