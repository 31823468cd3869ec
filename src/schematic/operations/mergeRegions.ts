import { moveEntity } from '../anchors'
import { AIR, formatBlockState, isAir } from '../blockState'
import { SchematicError } from '../errors'
import { defaultLimits, type Limits } from '../limits'
import type { BlockEntity, BlockState, Entity, NbtCompound, Region, Schematic, Vec3 } from '../model'

/** The smallest box around all regions. `corner` is its smallest corner. */
export function enclosingBox(regions: readonly Pick<Region, 'position' | 'width' | 'height' | 'length'>[]): {
  corner: Vec3
  width: number
  height: number
  length: number
} {
  let [left, bottom, back] = [0, 0, 0]
  let [right, top, front] = [0, 0, 0]
  regions.forEach(({ position: [x, y, z], width, height, length }, index) => {
    left = index === 0 ? x : Math.min(left, x)
    bottom = index === 0 ? y : Math.min(bottom, y)
    back = index === 0 ? z : Math.min(back, z)
    right = index === 0 ? x + width : Math.max(right, x + width)
    top = index === 0 ? y + height : Math.max(top, y + height)
    front = index === 0 ? z + length : Math.max(front, z + length)
  })
  return { corner: [left, bottom, back], width: right - left, height: top - bottom, length: front - back }
}

/**
 * All regions as one, of the box around them. Where regions overlap the later one's blocks stand, but its air does not
 * remove what is there. Cells outside of all regions are air that counts as left out (`Region.absent`).
 *
 * A single region is given back as it is. Biomes are lost, as regions may have them and others not. Throws
 * SchematicError('limits_exceeded') where the box or the palette grows too large.
 */
export function mergeRegions(schematic: Schematic, limits: Pick<Limits, 'volume' | 'palette'> = defaultLimits): Region {
  const [only] = schematic.regions
  if (only !== undefined && schematic.regions.length === 1) return only
  const { corner, width, height, length } = enclosingBox(schematic.regions)
  const volume = width * height * length
  if (volume > limits.volume) {
    throw new SchematicError('limits_exceeded', `needs a box of ${volume} blocks; ${limits.volume} are allowed`)
  }
  const palette: BlockState[] = [AIR]
  const indices = new Map<string, number>()
  const blocks = new Uint16Array(volume)
  const waterLayer = schematic.regions.some((region) => region.waterLayer) ? new Uint16Array(volume) : undefined
  const blockEntities: BlockEntity[] = []
  const entities: Entity[] = []
  const pendingTicks: NbtCompound[] = []
  const indexOf = (state: BlockState): number => {
    const text = formatBlockState(state)
    const known = indices.get(text)
    if (known !== undefined) return known
    if (palette.length >= limits.palette) {
      throw new SchematicError('limits_exceeded', `needs a palette of more than ${limits.palette} entries`)
    }
    indices.set(text, palette.length)
    palette.push(state)
    return palette.length - 1
  }
  for (const region of schematic.regions) {
    const shift: Vec3 = [region.position[0] - corner[0], region.position[1] - corner[1], region.position[2] - corner[2]]
    const mapped = Uint16Array.from(region.palette, (state, old) => (old === region.absent ? 0 : indexOf(state)))
    const solid = region.palette.map((state) => !isAir(state.name))
    let from = 0
    for (let y = 0; y < region.height; y++) {
      for (let z = 0; z < region.length; z++) {
        let to = ((y + shift[1]) * length + z + shift[2]) * width + shift[0]
        for (let x = 0; x < region.width; x++, from++, to++) {
          const old = region.blocks[from] ?? 0
          if (old === region.absent) continue
          if (solid[old] || palette[blocks[to] ?? 0] === AIR) blocks[to] = mapped[old] ?? 0
          const water = region.waterLayer?.[from] ?? 0
          if (waterLayer !== undefined && water > 0) waterLayer[to] = (mapped[water - 1] ?? 0) + 1
        }
      }
    }
    for (const element of region.blockEntities) {
      blockEntities.push({ ...element, position: add(element.position, shift) })
    }
    for (const entity of region.entities) entities.push(moveEntity(entity, shift))
    pendingTicks.push(...(region.pendingTicks ?? []))
  }
  return {
    name: schematic.metadata.name ?? 'main',
    position: corner,
    width,
    height,
    length,
    palette,
    blocks,
    absent: 0,
    ...(waterLayer === undefined ? {} : { waterLayer }),
    blockEntities,
    entities,
    ...(pendingTicks.length === 0 ? {} : { pendingTicks }),
  }
}

function add(a: Vec3, b: Vec3): Vec3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}
