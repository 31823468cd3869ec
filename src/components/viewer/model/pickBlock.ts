import type { Vec3 } from '@/schematic/model'
import { boxesOf } from '@/schematic/shapes/boxesOf'
import { type Limits, limitsWithin } from './limits'
import { NONE, QUADS, type Volume } from './volume'

export interface Pick {
  /** Which volume, and which cell of it. */
  readonly volume: number
  readonly cell: Vec3
  /** Along the ray, in blocks. */
  readonly distance: number
  /** What was hit, low corner and high corner in blocks from the build's smallest corner. */
  readonly bounds: readonly [low: Vec3, high: Vec3]
}

type Ray = { origin: Vec3; direction: Vec3 }

/** Where a ray enters a box and leaves it; undefined where it misses. */
function throughBox({ origin, direction }: Ray, low: Vec3, high: Vec3): readonly [number, number] | undefined {
  let enter = 0
  let leave = Number.POSITIVE_INFINITY
  for (const axis of [0, 1, 2] as const) {
    if (direction[axis] === 0) {
      if (origin[axis] < low[axis] || origin[axis] > high[axis]) return undefined
      continue
    }
    const one = (low[axis] - origin[axis]) / direction[axis]
    const other = (high[axis] - origin[axis]) / direction[axis]
    enter = Math.max(enter, Math.min(one, other))
    leave = Math.min(leave, Math.max(one, other))
  }
  return enter <= leave ? [enter, leave] : undefined
}

/** The box around the parts of a block that a ray hits, and the distance; undefined if it passes between them. */
function hitParts(volume: Volume, state: number, cell: Vec3, ray: Ray): Pick['bounds'] | undefined {
  const full: Pick['bounds'] = [cell, [cell[0] + 1, cell[1] + 1, cell[2] + 1]]
  if (volume.palette.kinds[state] !== QUADS) return full
  const { looks } = volume.palette
  const parts = boxesOf(volume.region.palette[state]!)
  if (parts.length === 0) return looks[state]!.quads.length > 0 ? full : undefined
  const low: [number, number, number] = [1, 1, 1]
  const high: [number, number, number] = [0, 0, 0]
  let isHit = false
  for (const { bounds } of parts) {
    const from: [number, number, number] = [0, 0, 0]
    const to: [number, number, number] = [0, 0, 0]
    for (const axis of [0, 1, 2] as const) {
      low[axis] = Math.min(low[axis], bounds[axis] / 16)
      high[axis] = Math.max(high[axis], bounds[axis + 3]! / 16)
      // Thin parts, such as wires and rails, may be missed by up to a texel.
      from[axis] = cell[axis] + (bounds[axis] - 1) / 16
      to[axis] = cell[axis] + (bounds[axis + 3]! + 1) / 16
    }
    isHit ||= throughBox(ray, from, to) !== undefined
  }
  if (!isHit) return undefined
  return [
    [cell[0] + low[0], cell[1] + low[1], cell[2] + low[2]],
    [cell[0] + high[0], cell[1] + high[1], cell[2] + high[2]],
  ]
}

/** The first block that a ray hits in one volume. */
function pickIn(volume: Volume, number: number, limits: Limits, origin: Vec3, direction: Vec3): Pick | undefined {
  const { region, corner, palette } = volume
  const { from, to } = limitsWithin(limits, corner, 1)
  const low: Vec3 = [Math.max(0, from[0]), Math.max(0, from[1]), Math.max(0, from[2])]
  const high: Vec3 = [Math.min(region.width, to[0]), Math.min(region.height, to[1]), Math.min(region.length, to[2])]
  const ray: Ray = { origin: [origin[0] - corner[0], origin[1] - corner[1], origin[2] - corner[2]], direction }
  const through = throughBox(ray, low, high)
  if (!through) return undefined
  const start = through[0] + 1e-6
  const cell: [number, number, number] = [0, 0, 0]
  const step: [number, number, number] = [0, 0, 0]
  const next: [number, number, number] = [0, 0, 0]
  const per: [number, number, number] = [0, 0, 0]
  for (const axis of [0, 1, 2] as const) {
    const at = ray.origin[axis] + direction[axis] * start
    cell[axis] = Math.min(high[axis] - 1, Math.max(low[axis], Math.floor(at)))
    step[axis] = Math.sign(direction[axis])
    per[axis] = direction[axis] === 0 ? Number.POSITIVE_INFINITY : Math.abs(1 / direction[axis])
    const border = cell[axis] + (direction[axis] > 0 ? 1 : 0)
    next[axis] = direction[axis] === 0 ? Number.POSITIVE_INFINITY : start + Math.abs((border - at) / direction[axis])
  }
  let distance = start
  for (;;) {
    const state = region.blocks[(cell[1] * region.length + cell[2]) * region.width + cell[0]]!
    if (palette.kinds[state] !== NONE || palette.isWet[state] === 1) {
      const bounds = hitParts(volume, state, [...cell], ray)
      if (bounds) {
        const place = (at: Vec3): Vec3 => [at[0] + corner[0], at[1] + corner[1], at[2] + corner[2]]
        return { volume: number, cell: [...cell], distance, bounds: [place(bounds[0]), place(bounds[1])] }
      }
    }
    const axis = next[0] < next[1] ? (next[0] < next[2] ? 0 : 2) : next[1] < next[2] ? 1 : 2
    cell[axis] += step[axis]
    if (cell[axis] < low[axis] || cell[axis] >= high[axis]) return undefined
    distance = next[axis]
    next[axis] += per[axis]
  }
}

/** The first block that a ray hits, in blocks from the build's smallest corner. */
export function pickBlock(volumes: readonly Volume[], limits: Limits, origin: Vec3, direction: Vec3): Pick | undefined {
  let nearest: Pick | undefined
  volumes.forEach((volume, number) => {
    const found = pickIn(volume, number, limits, origin, direction)
    if (found && (!nearest || found.distance < nearest.distance)) nearest = found
  })
  return nearest
}
