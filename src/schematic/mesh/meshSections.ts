import { commonAppearance } from '../colors/commonAppearance'
import { blueOf, greenOf, redOf } from '../colors/mixColor'
import type { BlockState, Region, Schematic, Vec3 } from '../model'
import type { Look, LookOf } from './look'
import { type FaceSource, mergeFaces } from './mergeFaces'
import { type DirectionIndex, LayerBuilder, type MeshLayer, UNITS_PER_BLOCK } from './meshLayer'
import { fillRows, makeRows, SECTION, type SectionPlace, type SectionRows } from './sectionRows'

/** The mesh of up to 32 × 32 × 32 blocks of a region. */
export interface MeshSection {
  /** Of the section's low corner in the schematic's coordinates, in blocks. */
  readonly origin: Vec3
  readonly opaque?: MeshLayer
  readonly translucent?: MeshLayer
}

/** Colour of water with its opacity, as lookOf packs colours. */
const WATER_OPACITY = 0.72

/** A region's palette as the mesher reads it: tables by palette index. */
interface MeshPalette {
  readonly looks: readonly Look[]
  readonly isOpaque: Uint8Array
  /** Bit 0: drawn as boxes; bit 1: a clear cube; bit 2: holds water. */
  readonly isOther: Uint8Array
  /** States that look alike have the same number. */
  readonly lookNumbers: Uint32Array
  readonly colors: readonly Uint32Array[]
  readonly waterColors: Uint32Array
}

const BOXES = 1
const CLEAR = 2
const WATER = 4

function readPalette(region: Region, lookOf: (state: BlockState) => Look): MeshPalette {
  const looks = region.palette.map(lookOf)
  const isOpaque = new Uint8Array(looks.length)
  const isOther = new Uint8Array(looks.length)
  const lookNumbers = new Uint32Array(looks.length)
  const colors: Uint32Array[] = []
  const numbers = new Map<string, number>()
  looks.forEach((look, index) => {
    isOpaque[index] = look.kind === 'opaque' ? 1 : 0
    isOther[index] = (look.kind === 'boxes' ? BOXES : look.kind === 'clear' ? CLEAR : 0) | (look.hasWater ? WATER : 0)
    const key = look.colors.join()
    const number = numbers.get(key) ?? colors.length
    if (number === colors.length) {
      numbers.set(key, number)
      colors.push(look.colors)
    }
    lookNumbers[index] = number
  })
  const color = commonAppearance({ name: 'minecraft:water', properties: {} })?.side.color ?? 0
  const water = (shade: number) =>
    ((Math.round(WATER_OPACITY * 255) << 24) | ((blueOf(color) * shade) << 16) | ((greenOf(color) * shade) << 8) | (redOf(color) * shade)) >>> 0
  const waterColors = Uint32Array.from([0.5, 1, 0.85, 0.85, 0.75, 0.75], water)
  return { looks, isOpaque, isOther, lookNumbers, colors, waterColors }
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

/** Meshes one region after another, each with its own rows and buffers. */
class RegionMesher {
  private readonly opaque = makeRows()
  private readonly clear = makeRows()
  private readonly hiding = makeRows()
  private readonly solidLayer = new LayerBuilder()
  private readonly clearLayer = new LayerBuilder()
  private readonly palette: MeshPalette
  /** By the name of a clear cube: 1 at the palette indices it has. */
  private readonly clearTables = new Map<string, Uint8Array>()

  constructor(
    private readonly region: Region,
    lookOf: (state: BlockState) => Look,
  ) {
    this.palette = readPalette(region, lookOf)
  }

  mesh(place: SectionPlace): MeshSection | undefined {
    const { region, palette } = this
    const { blocks, waterLayer } = region
    const { isOpaque } = palette
    if (fillRows(this.opaque, region, place, (index) => isOpaque[blocks[index]!]!)) {
      mergeFaces(this.opaque, this.opaque, place, this.cubeSource(place), this.solidLayer)
    }
    const others = this.findOthers(place)
    for (const state of others.clear) this.meshClearCubes(place, state)
    if (others.hasWater || waterLayer) this.meshWater(place)
    if (others.hasBoxes) this.meshBoxes(place)
    const opaque = this.solidLayer.take()
    const translucent = this.clearLayer.take()
    if (!opaque && !translucent) return undefined
    const [x, y, z] = region.position
    return { origin: [x + place.x, y + place.y, z + place.z], opaque, translucent }
  }

  private cubeSource(place: SectionPlace): FaceSource {
    const { blocks, width, length } = this.region
    const { lookNumbers, colors } = this.palette
    const start = (place.y * length + place.z) * width + place.x
    const layer = width * length
    return {
      lookAt: (x, y, z) => lookNumbers[blocks[start + x + z * width + y * layer]!]!,
      colorOf: (look, direction) => colors[look]![direction]!,
    }
  }

  /** What else than opaque cubes a section has: the names of its clear cubes, boxes, water. */
  private findOthers(place: SectionPlace): { clear: Set<string>; hasBoxes: boolean; hasWater: boolean } {
    const { blocks, width, length } = this.region
    const { isOther, looks } = this.palette
    const clear = new Set<string>()
    let kinds = 0
    for (let y = place.y; y < place.y + place.height; y++) {
      for (let z = place.z; z < place.z + place.length; z++) {
        const start = (y * length + z) * width + place.x
        for (let index = start; index < start + place.width; index++) {
          const kind = isOther[blocks[index]!]!
          kinds |= kind
          if ((kind & CLEAR) !== 0) clear.add(looks[blocks[index]!]!.name)
        }
      }
    }
    return { clear, hasBoxes: (kinds & BOXES) !== 0, hasWater: (kinds & WATER) !== 0 }
  }

  /** Clear cubes of one name: between two of them there is no face. */
  private meshClearCubes(place: SectionPlace, name: string): void {
    const { blocks } = this.region
    const { looks } = this.palette
    const known = this.clearTables.get(name)
    const belongs = known ?? Uint8Array.from(looks, (look) => (look.kind === 'clear' && look.name === name ? 1 : 0))
    this.clearTables.set(name, belongs)
    this.meshClear(place, (index) => belongs[blocks[index]!]!, this.cubeSource(place))
  }

  private meshWater(place: SectionPlace): void {
    const { blocks, waterLayer } = this.region
    const { isOther, waterColors } = this.palette
    const isWater = (state: number) => ((isOther[state] ?? 0) & WATER) !== 0
    const hasWater = (index: number) => {
      const second = waterLayer?.[index] ?? 0
      return isWater(blocks[index]!) || (second !== 0 && isWater(second - 1)) ? 1 : 0
    }
    this.meshClear(place, hasWater, { lookAt: () => 0, colorOf: (_, direction) => waterColors[direction]! })
  }

  private meshClear(place: SectionPlace, belongs: (index: number) => number, source: FaceSource): void {
    if (!fillRows(this.clear, this.region, place, belongs)) return
    uniteRows(this.hiding, this.clear, this.opaque)
    mergeFaces(this.clear, this.hiding, place, source, this.clearLayer)
  }

  private meshBoxes(place: SectionPlace): void {
    const { blocks, width, height, length } = this.region
    const { isOther, isOpaque, looks } = this.palette
    const isHidden = (x: number, y: number, z: number) =>
      x >= 0 &&
      y >= 0 &&
      z >= 0 &&
      x < width &&
      y < height &&
      z < length &&
      isOpaque[blocks[(y * length + z) * width + x]!] === 1
    for (let y = place.y; y < place.y + place.height; y++) {
      for (let z = place.z; z < place.z + place.length; z++) {
        for (let x = place.x; x < place.x + place.width; x++) {
          const state = blocks[(y * length + z) * width + x]!
          if ((isOther[state]! & BOXES) === 0) continue
          const hidden = [
            isHidden(x, y - 1, z),
            isHidden(x, y + 1, z),
            isHidden(x, y, z - 1),
            isHidden(x, y, z + 1),
            isHidden(x - 1, y, z),
            isHidden(x + 1, y, z),
          ]
          this.addBoxes(looks[state]!, x - place.x, y - place.y, z - place.z, hidden)
        }
      }
    }
  }

  private addBoxes({ boxes }: Look, x: number, y: number, z: number, hidden: readonly boolean[]): void {
    const [left, low, far] = [x * UNITS_PER_BLOCK, y * UNITS_PER_BLOCK, z * UNITS_PER_BLOCK]
    for (const { bounds, colors, isClear } of boxes) {
      const [x0 = 0, y0 = 0, z0 = 0, x1 = 0, y1 = 0, z1 = 0] = bounds
      const isFlush = [y0 <= 0, y1 >= UNITS_PER_BLOCK, z0 <= 0, z1 >= UNITS_PER_BLOCK, x0 <= 0, x1 >= UNITS_PER_BLOCK]
      const layer = isClear ? this.clearLayer : this.solidLayer
      for (const direction of DIRECTION_INDICES) {
        if (hidden[direction] && isFlush[direction]) continue
        layer.addFace(direction, left + x0, low + y0, far + z0, left + x1, low + y1, far + z1, colors[direction]!)
      }
    }
  }
}

const DIRECTION_INDICES: readonly DirectionIndex[] = [0, 1, 2, 3, 4, 5]

function uniteRows(into: SectionRows, one: SectionRows, other: SectionRows): void {
  for (let i = 0; i < into.bits.length; i++) {
    into.bits[i] = one.bits[i]! | other.bits[i]!
    into.ends[i] = one.ends[i]! | other.ends[i]!
  }
}

/**
 * Meshes a schematic section by section: full cubes as merged rectangles, everything else as boxes, in the looks it is told.
 * meshSchematic.ts is the way in for the browser's 3D view.
 *
 * Sections without anything to see are left out. Yields as it goes, so that a worker can hand over what is done; arrays are fresh
 * and may be transferred. Regions are meshed apart, each section's origin says where it belongs.
 */
export function* meshSections(schematic: Schematic, lookOf: LookOf): Generator<MeshSection> {
  for (const region of schematic.regions) {
    if (region.palette.length === 0) continue
    const mesher = new RegionMesher(region, (state) => lookOf(state, schematic.edition))
    for (const place of placesOf(region)) {
      const section = mesher.mesh(place)
      if (section) yield section
    }
  }
}
