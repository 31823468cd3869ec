import { mergeFaces } from '@/schematic/mesh/mergeFaces'
import {
  DIRECTIONS,
  type Direction,
  fillRows,
  makeRows,
  rowAt,
  type SectionPlace,
  type SectionRows,
  uniteRows,
} from '@/schematic/mesh/sectionRows'
import { type Limits, limitsWithin } from './limits'
import { type Face, OPEN, QuadBuilder, type Quads, UNITS } from './quads'
import { shelterOf, splitOf } from './shelterOf'
import { CLEAR, OPAQUE, QUADS, type Volume } from './volume'

/** The mesh of a place: solid quads, some with holes, and translucent ones. */
export interface MeshedPlace {
  /** Where its quads start, in cells from the volume's corner. */
  readonly start: readonly [x: number, y: number, z: number]
  readonly solid?: Quads
  readonly clear?: Quads
}

/** How far the surface of water lies below the top of its block. */
const SURFACE_DROP = UNITS / 8
const STEPS: readonly (readonly [number, number, number])[] = [
  [0, -1, 0],
  [0, 1, 0],
  [0, 0, -1],
  [0, 0, 1],
  [-1, 0, 0],
  [1, 0, 0],
]

/** Opaque blocks on all six sides: the block is invisible. */
const WALLED_IN = 0b111111

const opaque = makeRows()
const some = makeRows()
const hiding = makeRows()
const solidQuads = new QuadBuilder()
const clearQuads = new QuadBuilder()

type Cut = { place: SectionPlace; limits: Limits }

/** The part of a place within the limits; undefined where there is none. */
function cutPlace(volume: Volume, place: SectionPlace, whole: Limits): Cut | undefined {
  const limits = limitsWithin(whole, volume.corner, volume.scale)
  const [x0, y0, z0] = [
    Math.max(place.x, limits.from[0]),
    Math.max(place.y, limits.from[1]),
    Math.max(place.z, limits.from[2]),
  ]
  const width = Math.min(place.x + place.width, limits.to[0]) - x0
  const height = Math.min(place.y + place.height, limits.to[1]) - y0
  const length = Math.min(place.z + place.length, limits.to[2]) - z0
  if (width <= 0 || height <= 0 || length <= 0) return undefined
  return { place: { x: x0, y: y0, z: z0, width, height, length }, limits }
}

/** Removes blocks just outside the place from the rows if the limits cut them off. */
function forgetBeyond({ bits, ends }: SectionRows, { place, limits }: Cut): void {
  const isCutWest = place.x <= limits.from[0]
  const isCutEast = place.x + place.width >= limits.to[0]
  const keep = (isCutWest ? 0 : 1) | (isCutEast ? 0 : 2)
  const isCutY = (y: number) => place.y + y < limits.from[1] || place.y + y >= limits.to[1]
  const isCutZ = (z: number) => place.z + z < limits.from[2] || place.z + z >= limits.to[2]
  for (let y = -1; y <= place.height; y++) {
    for (let z = -1; z <= place.length; z++) {
      const row = rowAt(y, z)
      if (isCutY(y) || isCutZ(z)) {
        bits[row] = 0
        ends[row] = 0
      } else if (keep !== 3) ends[row]! &= keep
    }
  }
}

const fill = (rows: SectionRows, volume: Volume, cut: Cut, belongs: (index: number) => number): boolean => {
  const any = fillRows(rows, volume.region, cut.place, belongs)
  if (any) forgetBeyond(rows, cut)
  return any
}

function clearRows(rows: SectionRows): void {
  rows.bits.fill(0)
  rows.ends.fill(0)
}

/** The first block of a place in its volume's blocks. */
const firstOf = ({ region }: Volume, { x, y, z }: SectionPlace) => (y * region.length + z) * region.width + x

/** Bits of a key for a face's ambient occlusion; its look is in the bits above. */
const SHELTER_BITS = 8
/** A build has fewer distinct faces. */
const FACE_MASK = 2 ** 22 - 1

/** Input of a merge: blocks, those that hide their faces, and those that occlude their corners (none: evenly lit). */
interface Merged {
  readonly self: SectionRows
  readonly hiding: SectionRows
  readonly sheltering?: SectionRows
  readonly faces: readonly Face[]
  /** The number in `faces` of a block's face. */
  faceAt(x: number, y: number, z: number, direction: Direction): number
  /** The number of the face that the surface of water has. */
  readonly surface?: number
}

function addMerged(builder: QuadBuilder, { place }: Cut, merged: Merged): void {
  const { self, hiding, sheltering, faces, surface } = merged
  mergeFaces({
    self,
    hiding,
    place,
    unit: UNITS,
    keyAt(direction, x, y, z) {
      const face = merged.faceAt(x, y, z, direction) << SHELTER_BITS
      if (!sheltering) return face | OPEN
      const shelter = shelterOf(sheltering, place.width, x, y, z, direction)
      return face | shelter | splitOf(direction, shelter)
    },
    add(direction, ends, key) {
      const number = (key >>> SHELTER_BITS) & FACE_MASK
      if (number === surface && direction !== 0) ends[4]! -= SURFACE_DROP
      builder.addFace(direction, ends, faces[number]!, key & 255)
    },
  })
}

/** Everything in a place except opaque cubes. */
function findOthers(volume: Volume, { place }: Cut): { groups: Set<number>; hasQuads: boolean; isWet: boolean } {
  const { blocks, width, length, waterLayer } = volume.region
  const { kinds, isWet, groups } = volume.palette
  const found = new Set<number>()
  let hasQuads = false
  let wet = 0
  for (let y = place.y; y < place.y + place.height; y++) {
    for (let z = place.z; z < place.z + place.length; z++) {
      const start = (y * length + z) * width + place.x
      for (let index = start; index < start + place.width; index++) {
        const state = blocks[index]!
        const kind = kinds[state]!
        wet |= isWet[state]!
        if (kind === QUADS) hasQuads = true
        else if (kind === CLEAR) found.add(groups[state]!)
      }
    }
  }
  return { groups: found, hasQuads, isWet: wet === 1 || waterLayer !== undefined }
}

function meshClearCubes(volume: Volume, cut: Cut, group: number): void {
  const { blocks, width, length } = volume.region
  const { kinds, groups, looks, faceNumbers, faces } = volume.palette
  const belongs = (index: number) => (kinds[blocks[index]!] === CLEAR && groups[blocks[index]!] === group ? 1 : 0)
  if (!fill(some, volume, cut, belongs)) return
  uniteRows(hiding, some, opaque)
  const first = firstOf(volume, cut.place)
  const stateAt = (x: number, y: number, z: number) => blocks[first + x + z * width + y * width * length]!
  const isTranslucent = looks.some(
    (look, state) => groups[state] === group && look.kind === 'clear' && look.isTranslucent,
  )
  const builder = isTranslucent ? clearQuads : solidQuads
  const faceAt = (x: number, y: number, z: number, direction: Direction) =>
    faceNumbers[stateAt(x, y, z) * 6 + direction]!
  addMerged(builder, cut, { self: some, hiding, faces, faceAt })
}

const WATER = 0
const SURFACE = 1

function meshWater(volume: Volume, cut: Cut, water: readonly Face[]): void {
  const { blocks, waterLayer } = volume.region
  const { isWet } = volume.palette
  const belongs = (index: number) => {
    const second = waterLayer?.[index] ?? 0
    return isWet[blocks[index]!] === 1 || (second !== 0 && isWet[second - 1] === 1) ? 1 : 0
  }
  if (!fill(some, volume, cut, belongs)) return
  uniteRows(hiding, some, opaque)
  const faceAt = (x: number, y: number, z: number) =>
    ((some.bits[rowAt(y + 1, z)]! | opaque.bits[rowAt(y + 1, z)]!) >>> x) & 1 ? WATER : SURFACE
  addMerged(clearQuads, cut, { self: some, hiding, faces: [water[1]!, water[1]!], faceAt, surface: SURFACE })
}

function meshLoose(volume: Volume, { place, limits }: Cut): void {
  const { blocks, width, height, length } = volume.region
  const { kinds, looks } = volume.palette
  /** The neighbor in a direction; -1 outside the visible part. */
  const stateBeyond = (x: number, y: number, z: number, direction: Direction) => {
    const [dx, dy, dz] = STEPS[direction]!
    const [nx, ny, nz] = [x + dx, y + dy, z + dz]
    if (nx < 0 || ny < 0 || nz < 0 || nx >= width || ny >= height || nz >= length) return -1
    if (nx < limits.from[0] || ny < limits.from[1] || nz < limits.from[2]) return -1
    if (nx >= limits.to[0] || ny >= limits.to[1] || nz >= limits.to[2]) return -1
    return blocks[(ny * length + nz) * width + nx]!
  }
  for (let y = place.y; y < place.y + place.height; y++) {
    for (let z = place.z; z < place.z + place.length; z++) {
      for (let x = place.x; x < place.x + place.width; x++) {
        const state = blocks[(y * length + z) * width + x]!
        if (kinds[state] !== QUADS) continue
        const { quads, hidesItself } = looks[state]!
        let hidden = 0
        let walls = 0
        for (const direction of DIRECTIONS) {
          const beyond = stateBeyond(x, y, z, direction)
          if (beyond < 0) continue
          if (kinds[beyond] === OPAQUE) walls |= 1 << direction
          if (kinds[beyond] === OPAQUE || (beyond === state && hidesItself[direction])) hidden |= 1 << direction
        }
        if (walls === WALLED_IN) continue
        const [left, low, far] = [(x - place.x) * UNITS, (y - place.y) * UNITS, (z - place.z) * UNITS]
        for (const quad of quads) {
          if (quad.hiddenBy !== undefined && (hidden >> quad.hiddenBy) & 1) continue
          const builder = quad.isClear ? clearQuads : solidQuads
          builder.addLoose(quad, left, low, far)
        }
      }
    }
  }
}

/** Meshes up to 32 × 32 × 32 cells of a volume, within the limits; undefined if nothing is visible. */
export function meshPlace(
  volume: Volume,
  wanted: SectionPlace,
  limits: Limits,
  water: readonly Face[],
): MeshedPlace | undefined {
  const cut = cutPlace(volume, wanted, limits)
  if (!cut) return undefined
  const { blocks, width, length } = volume.region
  const { kinds, faceNumbers, faces } = volume.palette
  if (fill(opaque, volume, cut, (index) => (kinds[blocks[index]!] === OPAQUE ? 1 : 0))) {
    const first = firstOf(volume, cut.place)
    const faceAt = (x: number, y: number, z: number, direction: Direction) =>
      faceNumbers[blocks[first + x + z * width + y * width * length]! * 6 + direction]!
    addMerged(solidQuads, cut, { self: opaque, hiding: opaque, sheltering: opaque, faces, faceAt })
  } else clearRows(opaque)
  const others = findOthers(volume, cut)
  for (const group of others.groups) meshClearCubes(volume, cut, group)
  if (others.isWet) meshWater(volume, cut, water)
  if (others.hasQuads) meshLoose(volume, cut)
  const solid = solidQuads.take()
  const clear = clearQuads.take()
  if (!solid && !clear) return undefined
  const { x, y, z } = cut.place
  return { start: [x, y, z], ...(solid && { solid }), ...(clear && { clear }) }
}

const MARK: Face = { tile: 0, tint: 0xffffff, glows: true }

/** The outer faces of the blocks for which `belongs`, in plain white, for highlights. */
export function meshMarked(
  volume: Volume,
  wanted: SectionPlace,
  limits: Limits,
  belongs: (index: number) => number,
): MeshedPlace | undefined {
  const cut = cutPlace(volume, wanted, limits)
  if (!cut) return undefined
  const { blocks, width, length } = volume.region
  const { kinds, looks } = volume.palette
  const isCube = (index: number) => (kinds[blocks[index]!] === QUADS ? 0 : belongs(index))
  if (fill(some, volume, cut, isCube))
    addMerged(solidQuads, cut, { self: some, hiding: some, faces: [MARK], faceAt: () => 0 })
  const { place } = cut
  for (let y = place.y; y < place.y + place.height; y++) {
    for (let z = place.z; z < place.z + place.length; z++) {
      for (let x = place.x; x < place.x + place.width; x++) {
        const index = (y * length + z) * width + x
        if (kinds[blocks[index]!] !== QUADS || belongs(index) === 0) continue
        for (const quad of looks[blocks[index]!]!.quads) {
          const [left, low, far] = [(x - place.x) * UNITS, (y - place.y) * UNITS, (z - place.z) * UNITS]
          solidQuads.addLoose({ ...quad, face: MARK }, left, low, far)
        }
      }
    }
  }
  const solid = solidQuads.take()
  return solid && { start: [place.x, place.y, place.z], solid }
}
