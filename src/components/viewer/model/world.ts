import { itemOfEntity } from '@/schematic/inspect/itemOfEntity'
import { type ItemsOf, itemsOfState } from '@/schematic/inspect/itemsOfState'
import { listMaterials, type Material } from '@/schematic/inspect/listMaterials'
import { SECTION, type SectionPlace } from '@/schematic/mesh/sectionRows'
import type { BlockEntity, BlockState, Region, Schematic, Vec3 } from '@/schematic/model'
import { connectBlocks } from '@/schematic/shapes/connectBlocks'
import { drawEntitiesAsBlocks } from '@/schematic/shapes/drawEntitiesAsBlocks'
import { type Contents, describeContents } from './describeContents'
import { type Limits, limitsWithin } from './limits'
import type { LookOf } from './look'
import type { Face } from './quads'
import { shrinkVolume } from './shrinkVolume'
import { findUsed, readPalette, type Volume } from './volume'

/** A selected block. */
export interface BlockFacts {
  /** In blocks from the build's smallest corner. */
  readonly position: Vec3
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly contents?: Contents
  /** Its items in the material list. */
  readonly items: readonly string[]
}

/** Part of a volume that is meshed at once. */
export interface Section {
  readonly key: string
  /** Size of a section in blocks, equal for volumes and their coarse versions. */
  readonly volume: number
  readonly place: SectionPlace
  /** Of its middle, in blocks from the build's smallest corner. */
  readonly middle: Vec3
}

/** Blocks along each edge of a coarse cell; a section has whole ones. */
export const COARSE = 4

const rest = (whole: number, from: number) => Math.min(SECTION, whole - from)

/** A schematic prepared for the 3D view. */
export class World {
  /** Smallest corner in the schematic's own coordinates. */
  readonly corner: Vec3
  readonly size: Vec3
  readonly volume: number
  private volumes: readonly Volume[] = []
  private coarse: readonly Volume[] | undefined
  private water: readonly Face[] = []
  private readonly entityMaps = new Map<Region, Map<string, BlockEntity>>()

  constructor(
    private readonly schematic: Schematic,
    /** As drawn, in Java states. */
    private readonly drawn: Schematic = drawEntitiesAsBlocks(connectBlocks(schematic)),
    private readonly itemsOf: ItemsOf = itemsOfState,
  ) {
    const { regions } = schematic
    const least = (axis: 0 | 1 | 2) => regions.reduce((low, { position }) => Math.min(low, position[axis]), Infinity)
    this.corner = [least(0), least(1), least(2)]
    const most = (axis: 0 | 1 | 2, sizeOf: (region: Region) => number) =>
      regions.reduce((high, region) => Math.max(high, region.position[axis] + sizeOf(region)), -Infinity) -
      this.corner[axis]
    this.size = [most(0, ({ width }) => width), most(1, ({ height }) => height), most(2, ({ length }) => length)]
    this.volume = regions.reduce((sum, { width, height, length }) => sum + width * height * length, 0)
  }

  /** Assigns looks to all states; earlier meshes become stale. */
  dress(lookOf: LookOf, water: readonly Face[]): void {
    this.water = water
    this.coarse = undefined
    this.volumes = this.drawn.regions
      .filter(({ palette, blocks }) => palette.length > 0 && blocks.length > 0)
      .map((region) => ({
        region,
        corner: [
          region.position[0] - this.corner[0],
          region.position[1] - this.corner[1],
          region.position[2] - this.corner[2],
        ],
        scale: 1,
        palette: readPalette(region, lookOf),
      }))
  }

  get waterFaces(): readonly Face[] {
    return this.water
  }

  get fineVolumes(): readonly Volume[] {
    return this.volumes
  }

  /** Created on first use: it takes a while, and small builds never need it. */
  coarseVolume(number: number): Volume {
    this.coarse ??= this.volumes.map((volume) => shrinkVolume(volume, COARSE))
    return this.coarse[number]!
  }

  /** The states that the build is made of, in Java's words. */
  states(): BlockState[] {
    return this.drawn.regions.flatMap((region) => {
      const used = findUsed(region)
      return region.palette.filter((_, index) => used[index] === 1)
    })
  }

  sections(): Section[] {
    return this.volumes.flatMap(({ region, corner }, volume) => {
      const found: Section[] = []
      for (let y = 0; y < region.height; y += SECTION) {
        for (let z = 0; z < region.length; z += SECTION) {
          for (let x = 0; x < region.width; x += SECTION) {
            const [width, height, length] = [rest(region.width, x), rest(region.height, y), rest(region.length, z)]
            found.push({
              key: `${volume}:${x},${y},${z}`,
              volume,
              place: { x, y, z, width, height, length },
              middle: [corner[0] + x + width / 2, corner[1] + y + height / 2, corner[2] + z + length / 2],
            })
          }
        }
      }
      return found
    })
  }

  /** The box around all that is not air, for a camera to frame. */
  contentBox(): Limits {
    const low: [number, number, number] = [Infinity, Infinity, Infinity]
    const high: [number, number, number] = [-Infinity, -Infinity, -Infinity]
    for (const { region, corner, palette } of this.volumes) {
      const isThere = palette.kinds.map((kind, state) => (kind !== 0 || palette.isWet[state] === 1 ? 1 : 0))
      const { blocks, width, height, length } = region
      for (let y = 0, row = 0; y < height; y++) {
        for (let z = 0; z < length; z++, row += width) {
          let first = 0
          while (first < width && isThere[blocks[row + first]!] === 0) first++
          if (first === width) continue
          let last = width - 1
          while (isThere[blocks[row + last]!] === 0) last--
          low[0] = Math.min(low[0], corner[0] + first)
          high[0] = Math.max(high[0], corner[0] + last + 1)
          low[1] = Math.min(low[1], corner[1] + y)
          high[1] = Math.max(high[1], corner[1] + y + 1)
          low[2] = Math.min(low[2], corner[2] + z)
          high[2] = Math.max(high[2], corner[2] + z + 1)
        }
      }
    }
    return low[0] === Infinity ? { from: [0, 0, 0], to: this.size } : { from: low, to: high }
  }

  /** The original region of a volume, without connections and entities. */
  private original(volume: number): Region {
    const drawn = this.volumes[volume]!.region
    return this.schematic.regions[this.drawn.regions.indexOf(drawn)]!
  }

  /** What stands at a cell of a volume. */
  factsOf(volume: number, cell: Vec3): BlockFacts {
    const { corner, region: drawn } = this.volumes[volume]!
    const region = this.original(volume)
    const index = (cell[1] * region.length + cell[2]) * region.width + cell[0]
    const written = region.palette[region.blocks[index]!] ?? { name: 'minecraft:air', properties: {} }
    // Entities in empty cells are drawn as blocks of their own namespace.
    const shown = drawn.palette[drawn.blocks[index]!] ?? written
    const isEntity = shown.name.startsWith('entity:')
    const state: BlockState = isEntity ? { ...shown, name: shown.name.replace('entity:', 'minecraft:') } : written
    const entity = this.entitiesOf(region).get(cell.join())
    const contents = entity && describeContents(entity)
    return {
      position: [corner[0] + cell[0], corner[1] + cell[1], corner[2] + cell[2]],
      name: state.name,
      properties: { ...state.properties },
      items: isEntity ? [] : this.piecesOf(written),
      ...(contents && { contents }),
    }
  }

  /** What stands at a place of the build; undefined where no region is. */
  factsAt(position: Vec3): BlockFacts | undefined {
    const cellIn = ({ corner }: Volume): Vec3 => [
      Math.floor(position[0]) - corner[0],
      Math.floor(position[1]) - corner[1],
      Math.floor(position[2]) - corner[2],
    ]
    const volume = this.volumes.findIndex((one) => {
      const [x, y, z] = cellIn(one)
      return x >= 0 && y >= 0 && z >= 0 && x < one.region.width && y < one.region.height && z < one.region.length
    })
    return volume < 0 ? undefined : this.factsOf(volume, cellIn(this.volumes[volume]!))
  }

  private piecesOf(state: BlockState): string[] {
    return this.itemsOf(state).flatMap(([item, count]) => (count > 0 ? [item] : []))
  }

  private entitiesOf(region: Region): Map<string, BlockEntity> {
    const known = this.entityMaps.get(region)
    if (known) return known
    const made = new Map(region.blockEntities.map((entity) => [entity.position.join(), entity]))
    this.entityMaps.set(region, made)
    return made
  }

  /** Which blocks of a volume yield an item; undefined if none does. */
  belongsTo(volume: number, item: string): ((index: number) => number) | undefined {
    const region = this.original(volume)
    const used = findUsed(region)
    const included = Uint8Array.from(region.palette, (state, index) =>
      used[index] === 1 && this.piecesOf(state).includes(item) ? 1 : 0,
    )
    return included.includes(1) ? (index) => included[region.blocks[index]!]! : undefined
  }

  /** The materials of the part of the build within the limits. */
  materialsWithin(limits: Limits): Material[] {
    const counts: [BlockState, number][] = []
    const standing: [string, number][] = []
    for (const region of this.schematic.regions) {
      const corner: Vec3 = [
        region.position[0] - this.corner[0],
        region.position[1] - this.corner[1],
        region.position[2] - this.corner[2],
      ]
      const { from, to } = limitsWithin(limits, corner, 1)
      countStates(region, from, to).forEach((count, index) => {
        if (count > 0) counts.push([region.palette[index]!, count])
      })
      for (const { id, position } of region.entities) {
        const isWithin = [0, 1, 2].every((axis) => position[axis]! >= from[axis]! && position[axis]! < to[axis]!)
        const item = isWithin ? itemOfEntity(id) : undefined
        if (item) standing.push([item, 1])
      }
    }
    return listMaterials(counts, this.itemsOf, standing)
  }
}

/** How many blocks of each palette index lie within limits. */
function countStates(region: Region, from: Vec3, to: Vec3): Uint32Array {
  const { blocks, width, height, length, waterLayer } = region
  const counts = new Uint32Array(region.palette.length)
  const [x0, x1] = [Math.max(0, from[0]), Math.min(width, to[0])]
  for (let y = Math.max(0, from[1]); y < Math.min(height, to[1]); y++) {
    for (let z = Math.max(0, from[2]); z < Math.min(length, to[2]); z++) {
      const row = (y * length + z) * width
      for (let index = row + x0; index < row + x1; index++) {
        counts[blocks[index]!]!++
        const second = waterLayer?.[index] ?? 0
        if (second !== 0) counts[second - 1]!++
      }
    }
  }
  return counts
}
