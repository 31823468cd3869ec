import { countUses } from '../blocks/compactPalette'
import { SchematicError } from '../errors'
import type { Limits } from '../limits'
import type { Vec3, Warning } from '../model'
import { asNumber, asVector } from '../nbt/values'
import type { Draft } from './draft'

/** The number of blocks of a box. Throws SchematicError for an invalid or disallowed size. */
export function checkedVolume(size: Vec3, limits: Pick<Limits, 'axis' | 'volume'>, empty = false): number {
  let volume = 1
  for (const blocks of size) {
    if (!Number.isInteger(blocks) || blocks < 0 || (blocks === 0 && !empty)) {
      throw new SchematicError('malformed', `has a size of ${size.join(' × ')}`)
    }
    if (blocks > limits.axis) {
      throw new SchematicError('limits_exceeded', `is ${blocks} blocks long; ${limits.axis} are allowed`)
    }
    volume *= blocks
  }
  if (volume > limits.volume) {
    throw new SchematicError('limits_exceeded', `has room for ${volume} blocks; ${limits.volume} are allowed`)
  }
  return volume
}

/**
 * `Width`, `Height` and `Length`, which are unsigned shorts in every format that has them; larger types are taken as
 * they are.
 */
export function readDimensions(draft: Draft): Vec3 {
  const size = ['Width', 'Height', 'Length'].map((name) => {
    const tag = draft.values.get(name)
    const value = asNumber(tag)
    if (value === undefined) throw new SchematicError('malformed', `has no ${name}`, { path: name })
    if (tag?.type === 'short') return value & 0xffff
    return tag?.type === 'byte' ? value & 0xff : value
  })
  const [width = 0, height = 0, length = 0] = size
  return [width, height, length]
}

/** A vector among the values of the root; undefined where it is absent or not three whole numbers. */
export function readVector(draft: Draft, name: string): Vec3 | undefined {
  return asVector(draft.values.get(name))
}

/** A warning that this many excess blocks were ignored. */
export function excessWarnings(count: number): Warning[] {
  if (count === 0) return []
  return [{ code: 'excess_blocks', message: 'Block data beyond the size of the build was left out.', count }]
}

/** Trims counts to the palette's length. Throws SchematicError('malformed') for an index beyond it. */
export function checkedCounts(counts: Uint32Array, paletteSize: number): Uint32Array {
  for (let index = paletteSize; index < counts.length; index++) {
    if ((counts[index] ?? 0) > 0) {
      throw new SchematicError('malformed', `has the block index ${index}, but a palette of ${paletteSize}`)
    }
  }
  return counts.slice(0, paletteSize)
}

/** How often each palette index occurs, for as many as there may be. */
export function countIndices(blocks: Uint16Array): Uint32Array {
  return countUses(blocks, 65_536)
}
