import { HeldBytes, type MemoryBudget } from '../blocks/heldBytes'
import { litematicBits, PackedLongReader } from '../blocks/packedLongs'
import { SchematicError } from '../errors'
import type { Limits } from '../limits'
import type { Vec3 } from '../model'
import { type DecodeBudget, decodeNbt } from '../nbt/decodeNbt'
import { TAG_COMPOUND, TAG_LIST, TAG_LONG, TAG_LONG_ARRAY } from '../nbt/tags'
import { asVector } from '../nbt/values'
import {
  type ArrayVisitor,
  type CompoundVisitor,
  compoundVisitor,
  type ListVisitor,
  type ValueVisitor,
  type Visitor,
  valueVisitor,
} from '../nbt/visitors'
import { checkedVolume } from './checks'
import type { BlockCounter, BlockCounters, LitematicDraft } from './draft'
import { type PaletteBudget, statePaletteVisitor } from './readPalette'

export type ElementKind = 'blockEntity' | 'entity' | 'pendingTick'

export interface LitematicOptions {
  readonly limits: Limits
  /** Where blocks are counted and not kept. */
  readonly counters: BlockCounters | undefined
  /** Filled as regions come by. */
  readonly regions: LitematicDraft[]
  readonly held: MemoryBudget
  readonly values: DecodeBudget
  readonly palettes: PaletteBudget
  readonly elements: (kind: ElementKind, region: number) => ListVisitor | undefined
}

/** Litematica's `Regions`: a compound of regions by name. */
export function litematicRegionsVisitor(options: LitematicOptions): CompoundVisitor {
  let volume = 0
  const addVolume = (more: number): void => {
    volume += more
    if (volume > options.limits.volume) {
      throw new SchematicError('limits_exceeded', `announces more than ${options.limits.volume} blocks`)
    }
  }
  return compoundVisitor((name, type) => {
    if (type !== TAG_COMPOUND) return undefined
    if (options.regions.length >= options.limits.regions) {
      throw new SchematicError('limits_exceeded', `has more than ${options.limits.regions} regions`)
    }
    const draft: LitematicDraft = { name, longs: 0 }
    options.regions.push(draft)
    return regionVisitor(draft, options.regions.length - 1, options, addVolume)
  })
}

function regionVisitor(
  draft: LitematicDraft,
  index: number,
  options: LitematicOptions,
  addVolume: (volume: number) => void,
): CompoundVisitor {
  const { limits, elements } = options
  const listChild = (name: string): Visitor | undefined => {
    switch (name) {
      case 'BlockStatePalette':
        return statePaletteVisitor(options.palettes, (palette) => {
          draft.palette = palette
        })
      case 'TileEntities':
        return elements('blockEntity', index)
      case 'Entities':
        return elements('entity', index)
      case 'PendingBlockTicks':
      case 'PendingFluidTicks':
        return elements('pendingTick', index)
      default:
        return undefined
    }
  }
  return compoundVisitor(
    (name, type) => {
      if (name === 'BlockStates' && (type === TAG_LONG_ARRAY || type === TAG_LIST)) {
        return blockStatesVisitor(draft, options)
      }
      if (name === 'Position') {
        return vectorVisitor(options.values, (position) => {
          draft.position = position
        })
      }
      if (name === 'Size') {
        return vectorVisitor(options.values, (size) => {
          draft.size = size
          addVolume(litematicVolume(size, limits))
        })
      }
      return type === TAG_LIST ? listChild(name) : undefined
    },
    () => options.counters?.held(draft),
  )
}

/** Blocks of a region, none where an axis is empty. Throws SchematicError where one is too long. */
export function litematicVolume([x, y, z]: Vec3, limits: Pick<Limits, 'axis' | 'volume'>): number {
  return checkedVolume([Math.abs(x), Math.abs(y), Math.abs(z)], limits, true)
}

function vectorVisitor(budget: DecodeBudget, done: (vector: Vec3) => void): ValueVisitor {
  return valueVisitor((slice) => {
    const vector = asVector(decodeNbt(slice, budget))
    if (vector === undefined) {
      throw new SchematicError('malformed', 'has a region whose position or size is not three whole numbers')
    }
    done(vector)
  })
}

/**
 * The block array. It can only be decoded once palette and size are known, and Litematica itself often writes it before
 * them: then it is buffered. If it only has to be counted and both are known, it is counted as a stream.
 */
function blockStatesVisitor(draft: LitematicDraft, { counters, held, limits }: LitematicOptions): ArrayVisitor {
  let counter: BlockCounter<void> | undefined
  return {
    kind: 'array',
    takesParts: true,
    begin(elementType, count) {
      if (elementType !== TAG_LONG && count > 0) {
        throw new SchematicError('malformed', 'has block states that are not longs')
      }
      draft.longs = count
      if (counters && draft.size && draft.palette) counter = counters.longs(draft, litematicVolume(draft.size, limits))
      else draft.held = new HeldBytes(held, 8 * count)
    },
    data: (bytes) => (counter ? counter.data(bytes) : draft.held?.push(bytes)),
    end: () => counter?.finish(),
  }
}

/** Unpacks a region's held block array, y-z-x. Throws SchematicError('malformed') where blocks are missing. */
export function unpackHeld(draft: LitematicDraft, volume: number): Uint16Array {
  const blocks = new Uint16Array(volume)
  const reader = new PackedLongReader(bitsOf(draft, volume), volume, (group, from, count, times) => {
    const indices = count === group.length ? group : group.subarray(0, count)
    for (let n = 0; n < times; n++) blocks.set(indices, from + n * count)
  })
  for (const page of draft.held?.pages() ?? []) reader.data(page)
  reader.finish()
  draft.held?.release()
  return blocks
}

/** Longs that a region's blocks take. */
export function neededLongs(draft: LitematicDraft, volume: number): number {
  return Math.ceil((volume * litematicBits(draft.palette?.length ?? 0)) / 64)
}

/** Bits of an index. Throws SchematicError('malformed') where there are too few longs for the blocks. */
export function bitsOf(draft: LitematicDraft, volume: number): number {
  const bits = litematicBits(draft.palette?.length ?? 0)
  const needed = neededLongs(draft, volume)
  if (draft.longs < needed) {
    throw new SchematicError('malformed', `has ${draft.longs} longs of block states where ${needed} are needed`, {
      path: `Regions.${draft.name}.BlockStates`,
    })
  }
  return bits
}
