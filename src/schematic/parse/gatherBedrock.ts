import { BedrockLayer } from '../blocks/bedrockLayer'
import type { Limits } from '../limits'
import type { Vec3 } from '../model'
import { decodeCompound } from '../nbt/decodeNbt'
import { TAG_COMPOUND, TAG_LIST } from '../nbt/tags'
import { asVector } from '../nbt/values'
import { type CompoundVisitor, compoundVisitor, type ListVisitor, type NbtSlice, valueVisitor } from '../nbt/visitors'
import type { Draft } from './draft'
import type { ElementKind } from './gatherLitematic'
import { readBedrockState, type VersionedState } from './readBedrockState'
import { type PaletteBudget, paletteListVisitor } from './readPalette'

export interface BedrockOptions {
  readonly limits: Limits
  readonly draft: Draft
  readonly palettes: PaletteBudget
  readonly elements: (kind: ElementKind, region: number) => ListVisitor | undefined
  /** Takes a block entity whose place is not among its own tags. */
  readonly blockEntity: (slice: NbtSlice, position: Vec3 | undefined) => unknown
}

/** The `structure` compound of Bedrock's files. Loaded only for such a file. */
export function bedrockStructureVisitor(options: BedrockOptions): CompoundVisitor {
  const { draft, palettes, elements } = options

  /** Bedrock names its palettes; the game itself only writes `default`. */
  const palette: CompoundVisitor['child'] = (name, type) => {
    if (type !== TAG_COMPOUND || (name !== 'default' && draft.bedrockPalette !== undefined)) return undefined
    return {
      kind: 'compound',
      child: (inner, innerType) => {
        if (inner === 'block_palette' && innerType === TAG_LIST) {
          return bedrockPaletteVisitor(palettes, (states) => {
            draft.bedrockPalette = states
          })
        }
        return inner === 'block_position_data' && innerType === TAG_COMPOUND ? positionDataVisitor(options) : undefined
      },
    }
  }
  return compoundVisitor((name, type) => {
    if (name === 'block_indices' && type === TAG_LIST) return layersVisitor(options)
    if (name === 'entities' && type === TAG_LIST) return elements('entity', 0)
    return name === 'palette' && type === TAG_COMPOUND ? { kind: 'compound', child: palette } : undefined
  })
}

/** Block entities by the index of their cell, in the order of the block arrays (x-y-z). */
function positionDataVisitor({ draft, elements, blockEntity }: BedrockOptions): CompoundVisitor {
  return {
    kind: 'compound',
    child: (key) => ({
      kind: 'compound',
      child: (name, type) => {
        if (name === 'block_entity_data' && type === TAG_COMPOUND) {
          return valueVisitor((slice) => blockEntity(slice, placeOf(draft, key)))
        }
        return name === 'tick_queue_data' && type === TAG_LIST ? elements('pendingTick', 0) : undefined
      },
    }),
  }
}

function placeOf(draft: Draft, key: string): Vec3 | undefined {
  const size = asVector(draft.values.get('size'))
  const [, height = 0, length = 0] = size ?? []
  const index = Number(key)
  if (!Number.isInteger(index) || height < 1 || length < 1) return undefined
  const column = Math.floor(index / length)
  return [Math.floor(column / height), column % height, index % length]
}

function layersVisitor({ draft, limits }: BedrockOptions): ListVisitor {
  const layers: BedrockLayer[] = []
  draft.bedrockLayers = layers
  return {
    kind: 'list',
    element: (index) => {
      if (index > 1) return undefined
      const layer = new BedrockLayer({
        keep: draft.counters === undefined,
        maxBlocks: limits.volume,
        expected: announcedVolume(draft),
        maxPalette: limits.palette,
        // The water layer holds nothing that is looked for.
        cells:
          index === 0
            ? draft.counters?.seeker.seek(
                'main',
                draft.bedrockPalette?.map(({ state }) => state),
              )
            : undefined,
      })
      layers.push(layer)
      return layer
    },
  }
}

/** Cells of the structure, where its size came before its blocks. */
function announcedVolume(draft: Draft): number | undefined {
  const size = asVector(draft.values.get('size'))
  return size === undefined || size.some((blocks) => blocks < 1) ? undefined : size[0] * size[1] * size[2]
}

/** A list of `{name, states, version}`, as Bedrock writes palettes. */
function bedrockPaletteVisitor(budget: PaletteBudget, done: (palette: VersionedState[]) => void): ListVisitor {
  return paletteListVisitor(budget, (slice) => readBedrockState(decodeCompound(slice, budget.values)), done)
}
