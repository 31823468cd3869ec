import { formatBlockState, isAir } from '../blockState'
import type { Region, Schematic, Vec3 } from '../model'
import type { OnProgress } from '../progress'
import { enclosingBox, mergeRegions } from './mergeRegions'

export interface SchematicDifference {
  /** Blocks only the second one has. */
  readonly added: number
  /** Blocks only the first one has. */
  readonly removed: number
  /** Blocks that are others in the second. */
  readonly changed: number
  /** Blocks that are alike. */
  readonly same: number
  /** Per kind, by block state (for changes `before → after`), most first. */
  readonly addedStates: Readonly<Record<string, number>>
  readonly removedStates: Readonly<Record<string, number>>
  readonly changedStates: Readonly<Record<string, number>>
  /** The first differences, from the smallest corner of both. */
  readonly places: readonly { readonly position: Vec3; readonly before: string | null; readonly after: string | null }[]
}

const MOST_PLACES = 1_000

/**
 * What changes from one schematic to another, laid over each other by their smallest corners, moved by `shift` (of the second,
 * in blocks). Air is nothing.
 */
export function diffSchematics(
  before: Schematic,
  after: Schematic,
  shift: Vec3 = [0, 0, 0],
  onProgress?: OnProgress,
): SchematicDifference {
  const first = viewOf(mergeRegions(before), [0, 0, 0])
  const second = viewOf(mergeRegions(after), shift)
  const { corner, width, height, length } = enclosingBox([first.box, second.box])
  const added = new Map<string, number>()
  const removed = new Map<string, number>()
  const changed = new Map<string, number>()
  const places: { position: Vec3; before: string | null; after: string | null }[] = []
  let same = 0
  for (let y = corner[1]; y < corner[1] + height; y++) {
    onProgress?.((y - corner[1]) / height)
    for (let z = corner[2]; z < corner[2] + length; z++) {
      for (let x = corner[0]; x < corner[0] + width; x++) {
        const a = first.at(x, y, z)
        const b = second.at(x, y, z)
        if (a === b) {
          if (a !== null) same += 1
          continue
        }
        if (places.length < MOST_PLACES) places.push({ position: [x, y, z], before: a, after: b })
        if (a === null) count(added, b ?? '')
        else if (b === null) count(removed, a)
        else count(changed, `${a} → ${b}`)
      }
    }
  }
  return {
    added: sum(added),
    removed: sum(removed),
    changed: sum(changed),
    same,
    addedStates: sorted(added),
    removedStates: sorted(removed),
    changedStates: sorted(changed),
    places,
  }
}

function viewOf(
  region: Region,
  position: Vec3,
): { box: Region; at: (x: number, y: number, z: number) => string | null } {
  const texts = region.palette.map((state) => (isAir(state.name) ? null : formatBlockState(state)))
  const { blocks, width, height, length } = region
  const [left, bottom, back] = position
  return {
    box: { ...region, position },
    at: (x, y, z) => {
      const [i, j, k] = [x - left, y - bottom, z - back]
      if (i < 0 || j < 0 || k < 0 || i >= width || j >= height || k >= length) return null
      return texts[blocks[(j * length + k) * width + i] ?? 0] ?? null
    },
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0
  for (const value of counts.values()) total += value
  return total
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
}
