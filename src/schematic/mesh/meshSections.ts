import { commonAppearance } from '../colors/commonAppearance'
import { blueOf, greenOf, redOf } from '../colors/mixColor'
import type { BlockState, Region, Schematic, Vec3 } from '../model'
import type { Look, LookOf, MeshBox } from './look'
import { mergeFaces } from './mergeFaces'
import { LayerBuilder, type MeshLayer, UNITS_PER_BLOCK } from './meshLayer'
import { besideRow, DIRECTIONS, fillRows, makeRows, rowAt, SECTION, type SectionPlace, uniteRows } from './sectionRows'

/** The mesh of up to 32 × 32 × 32 blocks of a region. */
export interface MeshSection {
  /** Of the section's low corner in the schematic's coordinates, in blocks. */
  readonly origin: Vec3
  readonly opaque?: MeshLayer
  readonly translucent?: MeshLayer
}

/** Bits of what has to be drawn of a block. */
const BOXES = 1
const CLEAR = 2
const WATER = 4
const OPAQUE = 8
/** By the kind of a look. */
const BITS = { none: 0, opaque: OPAQUE, clear: CLEAR, boxes: BOXES }

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
  const { blocks, waterLayer, width, length, position } = region
  const looks = region.palette.map((state) => lookOf(state))
  const bits = Uint8Array.from(looks, ({ kind, hasWater }) => BITS[kind] | (hasWater ? WATER : 0))
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
  const indexOf = (x: number, y: number, z: number) => (y * length + z) * width + x
  const hasWater = (index: number) => {
    const second = waterLayer?.[index]
    return ((bits[blocks[index]!]! | (second ? bits[second - 1]! : 0)) & WATER) >> 2
  }

  // Not in the generator itself, because compilers don't optimize its loops.
  const meshAt = (place: SectionPlace): MeshSection | undefined => {
    const first = indexOf(place.x, place.y, place.z)
    const numberAt = (_: number, x: number, y: number, z: number) => numbers[blocks[first + indexOf(x, y, z)]!]!
    const merge = (
      layer: LayerBuilder,
      belongs: (index: number) => number,
      rows = clear,
      keyAt = numberAt,
      faceColors = colors,
    ) => {
      if (!fillRows(rows, region, place, belongs)) return
      uniteRows(hiding, rows, opaque)
      mergeFaces({
        self: rows,
        hiding,
        place,
        unit: UNITS_PER_BLOCK,
        keyAt,
        add: (direction, box, key) => layer.addFace(direction, box, faceColors[key]![direction]!),
      })
    }
    let found = waterLayer ? WATER : 0
    const isOpaque = (index: number) => {
      const own = bits[blocks[index]!]!
      found |= own
      return own >> 3
    }
    merge(solidLayer, isOpaque, opaque)
    // What else there is: boxes, and the names of clear cubes.
    const names = new Set<string>()
    for (let y = 0; (found & (BOXES | CLEAR)) !== 0 && y < place.height; y++) {
      for (let z = 0; z < place.length; z++) {
        const start = first + indexOf(0, y, z)
        let hidden: number[] | undefined
        for (let x = 0; x < place.width; x++) {
          const state = blocks[start + x]!
          const own = bits[state]!
          if ((own & CLEAR) !== 0) names.add(looks[state]!.name)
          if ((own & BOXES) === 0) continue
          hidden ??= DIRECTIONS.map((direction) => besideRow(opaque, rowAt(y, z), place.width, direction))
          for (const box of looks[state]!.boxes) addBox(box.isClear ? clearLayer : solidLayer, box, [x, y, z], hidden)
        }
      }
    }
    // Between two clear cubes of one name there is no face.
    for (const name of names) {
      const table = clearTable(name)
      merge(clearLayer, (index) => table[blocks[index]!]!)
    }
    if ((found & WATER) !== 0) merge(clearLayer, hasWater, clear, () => 0, [water])
    const solid = solidLayer.take()
    const translucent = clearLayer.take()
    if (!solid && !translucent) return undefined
    const [x, y, z] = position
    return { origin: [x + place.x, y + place.y, z + place.z], opaque: solid, translucent }
  }
  for (const place of placesOf(region)) {
    const section = meshAt(place)
    if (section) yield section
  }
}

/** Which end of a box each direction looks from. */
const END_OF_DIRECTION = [1, 4, 2, 5, 0, 3]

const ends = new Int16Array(6)

/**
 * The faces of a box in the block at `corner`, but for those at the block's rim whose bit in `hidden` a neighbour has
 * set.
 */
function addBox(
  layer: LayerBuilder,
  { bounds, colors }: MeshBox,
  corner: readonly number[],
  hidden: readonly number[],
): void {
  for (let i = 0; i < 6; i++) ends[i] = corner[i % 3]! * UNITS_PER_BLOCK + bounds[i]!
  END_OF_DIRECTION.forEach((end, direction) => {
    const isFlush = end < 3 ? bounds[end]! <= 0 : bounds[end]! >= UNITS_PER_BLOCK
    if (!isFlush || ((hidden[direction]! >>> corner[0]!) & 1) === 0) layer.addFace(direction, ends, colors[direction]!)
  })
}

/**
 * Meshes a schematic section by section: full cubes as merged rectangles, everything else as boxes, in the looks it is
 * told. meshSchematic.ts is the way in, meshOnDemand.ts that of browsers.
 *
 * Sections without anything to see are left out. Yields as it goes, so that a worker can hand over what is done; arrays
 * are fresh and may be transferred. Regions are meshed apart, each section's origin says where it belongs.
 */
export function* meshSections(schematic: Schematic, lookOf: LookOf): Generator<MeshSection> {
  for (const region of schematic.regions) {
    if (region.palette.length > 0) yield* meshRegion(region, lookOf)
  }
}
