import { formatBlockState, isAir } from '../blockState'
import type { BlockEntity, Entity, Region, Schematic, Vec3 } from '../model'
import { canonicalText } from '../nbt/canonicalText'
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
  readonly blockEntities: ElementDifference
  readonly entities: ElementDifference
}

/**
 * How many block entities, or entities, only one of the two has, stand in the same place with something else in them,
 * or are alike.
 */
interface ElementDifference {
  readonly added: number
  readonly removed: number
  readonly changed: number
  readonly same: number
}

const MAX_PLACES = 1_000

/**
 * Compares two schematics aligned at their smallest corners, the second moved by `shift` blocks. Air is ignored. Entity
 * positions are compared as floats, which is Bedrock's precision.
 */
export function diffSchematics(
  before: Schematic,
  after: Schematic,
  shift: Vec3 = [0, 0, 0],
  onProgress?: OnProgress,
): SchematicDifference {
  const [old, now] = [mergeRegions(before), mergeRegions(after)]
  const first = viewOf(old, [0, 0, 0])
  const second = viewOf(now, shift)
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
        if (places.length < MAX_PLACES) places.push({ position: [x, y, z], before: a, after: b })
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
    blockEntities: diffElements(old.blockEntities, now.blockEntities, shift),
    entities: diffElements(old.entities, now.entities, shift),
  }
}

/** Elements in one place are paired, equal ones first: several entities may be in one place. */
function diffElements(
  before: readonly (BlockEntity | Entity)[],
  after: readonly (BlockEntity | Entity)[],
  [x, y, z]: Vec3,
): ElementDifference {
  /** Of the first one: how many are left in a place, and of those that are alike. */
  const left = new Map<string, number>()
  for (const { id, position, data } of before) {
    const place = position.map(Math.fround).join()
    count(left, place)
    count(left, `${place} ${id} ${canonicalText(data)}`)
  }
  const others: string[] = []
  for (const { id, position, data } of after) {
    const place = [position[0] + x, position[1] + y, position[2] + z].map(Math.fround).join()
    if (!take(left, `${place} ${id} ${canonicalText(data)}`)) others.push(place)
    else take(left, place)
  }
  const same = after.length - others.length
  const changed = others.filter((place) => take(left, place)).length
  return { added: others.length - changed, removed: before.length - same - changed, changed, same }
}

/** Whether there was one more. */
function take(counts: Map<string, number>, key: string): boolean {
  const had = counts.get(key) ?? 0
  if (had > 0) counts.set(key, had - 1)
  return had > 0
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
