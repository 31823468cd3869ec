import { type DirectionIndex, type LayerBuilder, UNITS_PER_BLOCK } from './meshLayer'
import { rowAt, SECTION, type SectionPlace, type SectionRows } from './sectionRows'

const DOWN = 0
const UP = 1
const NORTH = 2
const SOUTH = 3
const WEST = 4
const EAST = 5

/** Where merged faces get their look: blocks with the same number have the same colours. */
export interface FaceSource {
  /** The number of a block's look, by its place in the section. */
  lookAt(x: number, y: number, z: number): number
  colorOf(look: number, direction: DirectionIndex): number
}

const faces = new Uint32Array(SECTION * SECTION)
const square = new Uint32Array(SECTION)

/** Adds the faces of `self` that `hiding` doesn't hide, as large rectangles of one look. */
export function mergeFaces(
  self: SectionRows,
  hiding: SectionRows,
  place: SectionPlace,
  source: FaceSource,
  layer: LayerBuilder,
): void {
  for (const direction of [DOWN, UP] as const) {
    const step = direction === UP ? 1 : -1
    for (let y = 0; y < place.height; y++) {
      let any = 0
      for (let z = 0; z < place.length; z++) {
        const word = self.bits[rowAt(y, z)]! & ~hiding.bits[rowAt(y + step, z)]!
        faces[z] = word
        any |= word
      }
      if (any === 0) continue
      mergeSlice(
        place.length,
        (along, across) => source.lookAt(along, y, across),
        (look, along, across, length, breadth) =>
          addBlocks(layer, direction, along, y, across, length, 1, breadth, source.colorOf(look, direction)),
      )
    }
  }
  for (const direction of [NORTH, SOUTH] as const) {
    const step = direction === SOUTH ? 1 : -1
    for (let z = 0; z < place.length; z++) {
      let any = 0
      for (let y = 0; y < place.height; y++) {
        const word = self.bits[rowAt(y, z)]! & ~hiding.bits[rowAt(y, z + step)]!
        faces[y] = word
        any |= word
      }
      if (any === 0) continue
      mergeSlice(
        place.height,
        (along, across) => source.lookAt(along, across, z),
        (look, along, across, length, breadth) =>
          addBlocks(layer, direction, along, across, z, length, breadth, 1, source.colorOf(look, direction)),
      )
    }
  }
  mergeAcrossX(self, hiding, place, source, layer, WEST)
  mergeAcrossX(self, hiding, place, source, layer, EAST)
}

/** The faces along x lie across the rows' bits: each layer of rows is turned so that its bits run along z. */
function mergeAcrossX(
  self: SectionRows,
  hiding: SectionRows,
  place: SectionPlace,
  source: FaceSource,
  layer: LayerBuilder,
  direction: 4 | 5,
): void {
  const last = place.width - 1
  const turned = new Uint32Array(SECTION * SECTION)
  let anyAtAll = 0
  for (let y = 0; y < place.height; y++) {
    let any = 0
    square.fill(0)
    for (let z = 0; z < place.length; z++) {
      const row = rowAt(y, z)
      const beside =
        direction === EAST
          ? (hiding.bits[row]! >>> 1) | ((hiding.ends[row]! & 2) === 0 ? 0 : 1 << last)
          : (hiding.bits[row]! << 1) | (hiding.ends[row]! & 1)
      square[z] = self.bits[row]! & ~beside
      any |= square[z]!
    }
    anyAtAll |= any
    if (any === 0) continue
    transpose(square)
    for (let x = 0; x < place.width; x++) turned[x * SECTION + y] = square[x]!
  }
  for (let x = 0; x < place.width; x++) {
    if (((anyAtAll >>> x) & 1) === 0) continue
    for (let y = 0; y < place.height; y++) faces[y] = turned[x * SECTION + y]!
    mergeSlice(
      place.height,
      (along, across) => source.lookAt(x, across, along),
      (look, along, across, length, breadth) =>
        addBlocks(layer, direction, x, across, along, 1, breadth, length, source.colorOf(look, direction)),
    )
  }
}

/** Takes rectangles out of the first `rows` words of `faces` until no bit is left; they are as long as can be, then as broad. */
function mergeSlice(
  rows: number,
  lookAt: (along: number, across: number) => number,
  add: (look: number, along: number, across: number, length: number, breadth: number) => void,
): void {
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
      add(look, along, across, length, breadth)
    }
  }
}

function addBlocks(
  layer: LayerBuilder,
  direction: DirectionIndex,
  x: number,
  y: number,
  z: number,
  width: number,
  height: number,
  length: number,
  color: number,
): void {
  layer.addFace(
    direction,
    x * UNITS_PER_BLOCK,
    y * UNITS_PER_BLOCK,
    z * UNITS_PER_BLOCK,
    (x + width) * UNITS_PER_BLOCK,
    (y + height) * UNITS_PER_BLOCK,
    (z + length) * UNITS_PER_BLOCK,
    color,
  )
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
