import { moveEntity } from '../anchors'
import { isAir } from '../blockState'
import type { Region, Schematic, Vec3 } from '../model'

/**
 * Removes layers of air around the blocks of every region. A region without blocks is kept only if it is the only one.
 */
export function cropToContent(schematic: Schematic): Schematic {
  const cropped = schematic.regions.map(cropRegion)
  const regions = cropped.filter((crop) => crop !== undefined)
  if (regions.length === 0) return schematic
  const [only] = regions
  const [before] = schematic.regions
  const { offset, place } = schematic
  const moved: Vec3 =
    only === undefined || before === undefined || schematic.regions.length > 1
      ? [0, 0, 0]
      : subtract(only.position, before.position)
  return {
    ...schematic,
    regions,
    ...(offset === undefined ? {} : { offset: add(offset, moved) }),
    ...(place === undefined ? {} : { place: add(place, moved) }),
  }
}

/** A part of a region, from one corner to another (both included), given within the region. */
function cropRegionTo(region: Region, from: Vec3, to: Vec3): Region {
  const width = to[0] - from[0] + 1
  const height = to[1] - from[1] + 1
  const length = to[2] - from[2] + 1
  const cut = (cells: Uint16Array): Uint16Array => {
    const part = new Uint16Array(width * height * length)
    let at = 0
    for (let y = from[1]; y <= to[1]; y++) {
      for (let z = from[2]; z <= to[2]; z++) {
        const row = (y * region.length + z) * region.width + from[0]
        part.set(cells.subarray(row, row + width), at)
        at += width
      }
    }
    return part
  }
  const { biomes, waterLayer } = region
  const columns = (cells: Uint16Array): Uint16Array => {
    const part = new Uint16Array(width * length)
    for (let z = 0; z < length; z++) {
      const row = (from[2] + z) * region.width + from[0]
      part.set(cells.subarray(row, row + width), z * width)
    }
    return part
  }
  return {
    ...region,
    position: [region.position[0] + from[0], region.position[1] + from[1], region.position[2] + from[2]],
    width,
    height,
    length,
    blocks: cut(region.blocks),
    ...(waterLayer === undefined ? {} : { waterLayer: cut(waterLayer) }),
    ...(biomes === undefined
      ? {}
      : { biomes: { ...biomes, cells: biomes.perBlock ? cut(biomes.cells) : columns(biomes.cells) } }),
    blockEntities: region.blockEntities
      .map((element) => ({ ...element, position: subtract(element.position, from) }))
      .filter(({ position: [x, y, z] }) => x >= 0 && y >= 0 && z >= 0 && x < width && y < height && z < length),
    entities: region.entities.map((entity) => moveEntity(entity, subtract([0, 0, 0], from))),
  }
}

function cropRegion(region: Region): Region | undefined {
  const box = contentBox(region)
  return box === undefined ? undefined : cropRegionTo(region, box.from, box.to)
}

/** The smallest box around a region's blocks, within the region; undefined where there are none. */
export function contentBox(region: Region): { from: Vec3; to: Vec3 } | undefined {
  const solid = region.palette.map((state) => !isAir(state.name))
  let [left, bottom, back] = [region.width, region.height, region.length]
  let [right, top, front] = [-1, -1, -1]
  let at = 0
  for (let y = 0; y < region.height; y++) {
    for (let z = 0; z < region.length; z++) {
      for (let x = 0; x < region.width; x++, at++) {
        if (!solid[region.blocks[at] ?? 0]) continue
        if (x < left) left = x
        if (x > right) right = x
        if (z < back) back = z
        if (z > front) front = z
        if (y < bottom) bottom = y
        top = y
      }
    }
  }
  return right < 0 ? undefined : { from: [left, bottom, back], to: [right, top, front] }
}

function add(a: Vec3, b: Vec3): Vec3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

function subtract(a: Vec3, b: Vec3): Vec3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}
