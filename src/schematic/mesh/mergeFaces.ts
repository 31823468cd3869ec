import { type LayerBuilder, UNITS_PER_BLOCK } from './meshLayer'
import { PADDED, rowAt, SECTION, type SectionPlace, type SectionRows } from './sectionRows'

const EAST = 5

/** Where merged faces get their look: blocks with the same number have the same colours. */
export interface FaceSource {
  /** The index of the section's first block, and from one block to the next along x, y and z. */
  readonly first: number
  readonly steps: readonly [x: number, y: number, z: number]
  /** The number of the look of the block with an index. */
  lookAt(index: number): number
  colorOf(look: number, direction: number): number
}

const faces = new Uint32Array(SECTION * SECTION)
const square = new Uint32Array(SECTION)
const turned = new Uint32Array(SECTION * SECTION)
const ends = new Int16Array(6)

/** Adds the faces of `self` that `hiding` doesn't hide, as large rectangles of one look. */
export function mergeFaces(
  self: SectionRows,
  hiding: SectionRows,
  place: SectionPlace,
  source: FaceSource,
  layer: LayerBuilder,
): void {
  const { width, height, length } = place
  // Down and up go through slices of y, north and south of z.
  for (let direction = 0; direction < 4; direction++) {
    const isUpright = direction < 2
    const [slices, rows] = isUpright ? [height, length] : [length, height]
    const [sliceStep, rowStep] = isUpright ? [PADDED, 1] : [1, PADDED]
    const beside = direction & 1 ? sliceStep : -sliceStep
    for (let slice = 0; slice < slices; slice++) {
      let any = 0
      let at = rowAt(0, 0) + slice * sliceStep
      for (let row = 0; row < rows; row++, at += rowStep)
        any |= faces[row] = self.bits[at]! & ~hiding.bits[at + beside]!
      if (any !== 0) mergeSlice(direction, slice, rows, source, layer)
    }
  }
  // The faces along x lie across the rows' bits: each layer of rows is turned so that its bits run along z.
  for (let direction = 4; direction < 6; direction++) {
    let anyAtAll = 0
    for (let y = 0; y < height; y++) {
      let any = 0
      square.fill(0)
      for (let z = 0; z < length; z++) {
        const row = rowAt(y, z)
        const bits = hiding.bits[row]!
        const beyond = hiding.ends[row]!
        const beside = direction === EAST ? (bits >>> 1) | ((beyond >> 1) << (width - 1)) : (bits << 1) | (beyond & 1)
        any |= square[z] = self.bits[row]! & ~beside
      }
      anyAtAll |= any
      if (any !== 0) transpose(square)
      for (let x = 0; x < width; x++) turned[x * SECTION + y] = square[x]!
    }
    for (let x = 0; x < width; x++) {
      if (((anyAtAll >>> x) & 1) === 0) continue
      faces.set(turned.subarray(x * SECTION, x * SECTION + height))
      mergeSlice(direction, x, height, source, layer)
    }
  }
}

/**
 * Takes rectangles out of the first `rows` words of `faces`, a slice of the section, until no bit is left; they are as long as can
 * be, then as broad.
 */
function mergeSlice(direction: number, slice: number, rows: number, source: FaceSource, layer: LayerBuilder): void {
  /** Which of x, y and z runs along the bits, across the words and from slice to slice. */
  const a = direction < 4 ? 0 : 2
  const c = direction < 2 ? 2 : 1
  const s = 3 - a - c
  const { steps } = source
  const start = source.first + slice * steps[s]!
  const lookAt = (along: number, across: number) => source.lookAt(start + along * steps[a] + across * steps[c])
  for (let across = 0; across < rows; across++) {
    let word = faces[across]!
    while (word !== 0) {
      const along = 31 - Math.clz32(word & -word)
      const look = lookAt(along, across)
      let length = 1
      while (along + length < SECTION && (word >>> (along + length)) & 1 && lookAt(along + length, across) === look)
        length++
      const run = length === SECTION ? -1 : ((1 << length) - 1) << along
      word &= ~run
      let breadth = 1
      while (across + breadth < rows && ((faces[across + breadth]! & run) ^ run) === 0) {
        let isSame = true
        for (let i = 0; i < length && isSame; i++) isSame = lookAt(along + i, across + breadth) === look
        if (!isSame) break
        faces[across + breadth]! &= ~run
        breadth++
      }
      ends[a] = along * UNITS_PER_BLOCK
      ends[c] = across * UNITS_PER_BLOCK
      ends[s] = slice * UNITS_PER_BLOCK
      ends[a + 3] = (along + length) * UNITS_PER_BLOCK
      ends[c + 3] = (across + breadth) * UNITS_PER_BLOCK
      ends[s + 3] = (slice + 1) * UNITS_PER_BLOCK
      layer.addFace(direction, ends, source.colorOf(look, direction))
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
