import { commonAppearance } from '../colors/commonAppearance'
import { blueOf, greenOf, redOf } from '../colors/mixColor'
import type { BlockState, Region, Schematic, Vec3 } from '../model'
import type { Look, LookOf, MeshBox } from './look'
import { type FaceSource, mergeFaces } from './mergeFaces'
import { LayerBuilder, type MeshLayer, UNITS_PER_BLOCK } from './meshLayer'
import { fillRows, makeRows, SECTION, type SectionPlace } from './sectionRows'

/** The mesh of up to 32 × 32 × 32 blocks of a region. */
export interface MeshSection {
  /** Of the section's low corner in the schematic's coordinates, in blocks. */
  readonly origin: Vec3
  readonly opaque?: MeshLayer
  readonly translucent?: MeshLayer
}

/** Bits of what has to be drawn of a block beside opaque cubes. */
const BOXES = 1
const CLEAR = 2
const WATER = 4

const WATER_OPACITY = 0.72

/** Of the six directions, as lookOf packs colours. */
function waterColors(): Uint32Array {
  const color = commonAppearance({ name: 'minecraft:water', properties: {} })?.side.color ?? 0
  const shaded = (shade: number) =>
    ((Math.round(WATER_OPACITY * 255) << 24) |
      ((blueOf(color) * shade) << 16) |
      ((greenOf(color) * shade) << 8) |
      (redOf(color) * shade)) >>>
    0
  return Uint32Array.from([0.5, 1, 0.85, 0.85, 0.75, 0.75], shaded)
}

/** Which looks have the same colours: a number for each look, and colours by number. */
function numberColors(looks: readonly Look[]): { numbers: Uint32Array; colors: readonly Uint32Array[] } {
  const known = new Map<string, number>()
  const colors: Uint32Array[] = []
  const numbers = Uint32Array.from(looks, (look) => {
    const key = look.colors.join()
    const number = known.get(key) ?? colors.push(look.colors) - 1
    known.set(key, number)
    return number
  })
  return { numbers, colors }
}

function* placesOf({ width, height, length }: Region): Generator<SectionPlace> {
  const rest = (whole: number, from: number) => Math.min(SECTION, whole - from)
  for (let y = 0; y < height; y += SECTION) {
    for (let z = 0; z < length; z += SECTION) {
      for (let x = 0; x < width; x += SECTION) {
        yield { x, y, z, width: rest(width, x), height: rest(height, y), length: rest(length, z) }
      }
    }
  }
}

function* meshRegion(region: Region, lookOf: (state: BlockState) => Look): Generator<MeshSection> {
  const { blocks, waterLayer, width, height, length, position } = region
  const looks = region.palette.map((state) => lookOf(state))
  const isOpaque = Uint8Array.from(looks, ({ kind }) => (kind === 'opaque' ? 1 : 0))
  const others = Uint8Array.from(
    looks,
    ({ kind, hasWater }) => (kind === 'boxes' ? BOXES : kind === 'clear' ? CLEAR : 0) | (hasWater ? WATER : 0),
  )
  const { numbers, colors } = numberColors(looks)
  const water = waterColors()
  /** By the name of a clear cube: 1 at the palette indices it has. */
  const clearTables = new Map<string, Uint8Array>()
  const clearTable = (name: string): Uint8Array => {
    const table =
      clearTables.get(name) ?? Uint8Array.from(looks, (look) => (look.kind === 'clear' && look.name === name ? 1 : 0))
    clearTables.set(name, table)
    return table
  }
  const opaque = makeRows()
  const clear = makeRows()
  const hiding = makeRows()
  const solidLayer = new LayerBuilder()
  const clearLayer = new LayerBuilder()
  const steps: Vec3 = [1, width * length, width]
  const indexOf = (x: number, y: number, z: number) => (y * length + z) * width + x
  const hasWater = (index: number) => {
    const second = waterLayer?.[index]
    return ((others[blocks[index]!]! | (second ? others[second - 1]! : 0)) & WATER) >> 2
  }

  for (const place of placesOf(region)) {
    const source: FaceSource = {
      first: indexOf(place.x, place.y, place.z),
      steps,
      lookAt: (index) => numbers[blocks[index]!]!,
      colorOf: (look, direction) => colors[look]![direction]!,
    }
    const meshClear = (belongs: (index: number) => number, from: FaceSource) => {
      if (!fillRows(clear, region, place, belongs)) return
      for (let i = 0; i < hiding.bits.length; i++) {
        hiding.bits[i] = clear.bits[i]! | opaque.bits[i]!
        hiding.ends[i] = clear.ends[i]! | opaque.ends[i]!
      }
      mergeFaces(clear, hiding, place, from, clearLayer)
    }
    if (fillRows(opaque, region, place, (index) => isOpaque[blocks[index]!]!)) {
      mergeFaces(opaque, opaque, place, source, solidLayer)
    }
    // What else there is: the names of clear cubes, boxes, water.
    const names = new Set<string>()
    let kinds = waterLayer ? WATER : 0
    for (let y = place.y; y < place.y + place.height; y++) {
      for (let z = place.z; z < place.z + place.length; z++) {
        const start = indexOf(place.x, y, z)
        for (let index = start; index < start + place.width; index++) {
          const kind = others[blocks[index]!]!
          kinds |= kind
          if ((kind & CLEAR) !== 0) names.add(looks[blocks[index]!]!.name)
        }
      }
    }
    // Between two clear cubes of one name there is no face.
    for (const name of names) {
      const table = clearTable(name)
      meshClear((index) => table[blocks[index]!]!, source)
    }
    if ((kinds & WATER) !== 0) {
      meshClear(hasWater, { ...source, lookAt: () => 0, colorOf: (_, direction) => water[direction]! })
    }
    if ((kinds & BOXES) !== 0) {
      const isHidden = (x: number, y: number, z: number) =>
        x >= 0 && y >= 0 && z >= 0 && x < width && y < height && z < length && isOpaque[blocks[indexOf(x, y, z)]!] === 1
      for (let y = place.y; y < place.y + place.height; y++) {
        for (let z = place.z; z < place.z + place.length; z++) {
          for (let x = place.x; x < place.x + place.width; x++) {
            const state = blocks[indexOf(x, y, z)]!
            if ((others[state]! & BOXES) === 0) continue
            const hidden = [
              isHidden(x, y - 1, z),
              isHidden(x, y + 1, z),
              isHidden(x, y, z - 1),
              isHidden(x, y, z + 1),
              isHidden(x - 1, y, z),
              isHidden(x + 1, y, z),
            ]
            const corner = [x - place.x, y - place.y, z - place.z]
            for (const box of looks[state]!.boxes) {
              addBox(box.isClear ? clearLayer : solidLayer, box, corner, hidden)
            }
          }
        }
      }
    }
    const solid = solidLayer.take()
    const translucent = clearLayer.take()
    if (solid || translucent) {
      const [x, y, z] = position
      yield { origin: [x + place.x, y + place.y, z + place.z], opaque: solid, translucent }
    }
  }
}

/** Which end of a box each direction looks from. */
const END_OF_DIRECTION = [1, 4, 2, 5, 0, 3]

const ends = new Int16Array(6)

/** The faces of a box in the block at `corner`, but for those at the block's rim that a neighbour hides. */
function addBox(
  layer: LayerBuilder,
  { bounds, colors }: MeshBox,
  corner: readonly number[],
  hidden: readonly boolean[],
): void {
  for (let i = 0; i < 6; i++) ends[i] = corner[i % 3]! * UNITS_PER_BLOCK + bounds[i]!
  END_OF_DIRECTION.forEach((end, direction) => {
    const isFlush = end < 3 ? bounds[end]! <= 0 : bounds[end]! >= UNITS_PER_BLOCK
    if (!(isFlush && hidden[direction])) layer.addFace(direction, ends, colors[direction]!)
  })
}

/**
 * Meshes a schematic section by section: full cubes as merged rectangles, everything else as boxes, in the looks it is told.
 * meshSchematic.ts is the way in, meshOnDemand.ts that of browsers.
 *
 * Sections without anything to see are left out. Yields as it goes, so that a worker can hand over what is done; arrays are fresh
 * and may be transferred. Regions are meshed apart, each section's origin says where it belongs.
 */
export function* meshSections(schematic: Schematic, lookOf: LookOf): Generator<MeshSection> {
  for (const region of schematic.regions) {
    if (region.palette.length > 0) yield* meshRegion(region, lookOf)
  }
}
