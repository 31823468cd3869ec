import { VarintDecoder } from '../blocks/decodeVarints'
import { HELD_PAGE_BYTES, HeldBytes, MemoryBudget } from '../blocks/heldBytes'
import { SchematicError } from '../errors'
import type { Limits } from '../limits'
import type { BlockState, Vec3 } from '../model'
import { DecodeBudget, decodeCompound, decodeNbt } from '../nbt/decodeNbt'
import { TAG_BYTE_ARRAY, TAG_COMPOUND, TAG_INT_ARRAY, TAG_LIST, TAG_LONG_ARRAY, TAG_STRING } from '../nbt/tags'
import { asNumber } from '../nbt/values'
import {
  type ArrayVisitor,
  type BulkReader,
  type CompoundVisitor,
  compoundVisitor,
  type ListVisitor,
  type NbtSlice,
  type ValueVisitor,
  type Visitor,
  valueVisitor,
} from '../nbt/visitors'
import { onDemand } from '../onDemand'
import {
  type BlockCounter,
  type BlockCounters,
  type Draft,
  type ElementSink,
  type ElementSinkSource,
  emptyDraft,
} from './draft'
import { type ElementKind, litematicRegionsVisitor } from './gatherLitematic'
import { PaletteBudget, spongePaletteVisitor, statePaletteVisitor } from './readPalette'

const loadBedrock = onDemand(() => import('./gatherBedrock'))
const loadStructure = onDemand(() => import('./gatherStructure'))
const loadArrayTypes = onDemand(() => import('./arrayTypes'))

type HeldKey = 'mceditBlocks' | 'mceditData' | 'mceditAdd' | 'mceditAddBytes'

/** Values of three numbers, as lists, arrays or compounds. */
const VECTORS = new Set(['size', 'structure_world_origin', 'Offset'])

/** Small values of the root that are kept, at most so many and so large. */
const MAX_VALUES = 256
const MAX_VALUE_BYTES = 64 * 1024

/**
 * Collects the data of any format while a file streams by, in any order; what was found reveals the format (see
 * `completeDraft`). Tags are identified by name and type together, because `Blocks` is an array in MCEdit and a
 * compound in Sponge 3.
 */
export class DraftGatherer {
  readonly draft: Draft
  readonly root: CompoundVisitor
  readonly #limits: Limits
  #sink: ElementSink | undefined
  readonly #loadSink: () => Promise<unknown>
  readonly #held: MemoryBudget
  readonly #values: DecodeBudget
  readonly #palettes: PaletteBudget
  readonly #elementsLeft: Record<ElementKind, number>

  /** Blocks are kept, or with `counters` only counted. */
  constructor(limits: Limits, sink: ElementSinkSource, counters?: BlockCounters) {
    const keep = counters === undefined
    this.draft = emptyDraft(counters)
    this.#limits = limits
    this.#sink = typeof sink === 'function' ? undefined : sink
    this.#loadSink = async () => {
      if (typeof sink === 'function') this.#sink = await sink()
    }
    this.#held = new MemoryBudget(keep ? limits.inflatedBytes : limits.heldBytes)
    this.#values = new DecodeBudget(limits.valueTags, limits.decodedTags)
    this.#palettes = new PaletteBudget(limits, this.#values, counters?.readState)
    this.#elementsLeft = { blockEntity: limits.elements, entity: limits.elements, pendingTick: limits.elements }
    this.root = compoundVisitor((name, type) => this.#rootChild(name, type, true))
  }

  #rootChild(name: string, type: number, outermost: boolean): Visitor | Promise<unknown> | undefined {
    switch (type) {
      case TAG_COMPOUND:
        return this.#rootCompound(name, outermost)
      case TAG_LIST:
        return this.#rootList(name)
      case TAG_BYTE_ARRAY:
        return this.#blockArray(name, type)
      case TAG_INT_ARRAY:
      case TAG_LONG_ARRAY:
        return VECTORS.has(name) ? this.#smallValue(name, type) : this.#blockArray(name, type)
      default:
        return this.#smallValue(name, type)
    }
  }

  #rootCompound(name: string, outermost: boolean): Visitor | Promise<unknown> | undefined {
    const draft = this.draft
    if (VECTORS.has(name)) return this.#smallValue(name, TAG_COMPOUND)
    switch (name) {
      case 'Schematic':
        return outermost ? compoundVisitor((inner, type) => this.#rootChild(inner, type, false)) : undefined
      case 'Metadata':
        return this.#compound('metadata')
      case 'Palette':
        return this.#palette('spongePalette')
      case 'BiomePalette':
        return this.#palette('biomePalette')
      case 'Blocks':
        draft.spongeNested = true
        return this.#spongeCompound('spongePalette', 'spongeBlocks')
      case 'Biomes':
        draft.biomesPerBlock = true
        return this.#spongeCompound('biomePalette', 'biomes')
      case 'SchematicaMapping':
        return this.#compound('schematicaMapping')
      case 'BlockIDs':
        return this.#compound('mceditMapping')
      case 'Regions':
        draft.litematicRegions = []
        return litematicRegionsVisitor({
          limits: this.#limits,
          counters: draft.counters,
          regions: draft.litematicRegions,
          held: this.#held,
          values: this.#values,
          palettes: this.#palettes,
          elements: (kind, region) => this.#elements(kind, region),
        })
      case 'structure':
        return this.#bedrockStructure()
      default:
        return undefined
    }
  }

  #rootList(name: string): Visitor | Promise<unknown> | undefined {
    if (VECTORS.has(name)) return this.#smallValue(name, TAG_LIST)
    switch (name) {
      case 'palette':
        return statePaletteVisitor(this.#palettes, (palette) => {
          this.draft.structurePalettes = [palette]
        })
      case 'palettes':
        return this.#structurePalettes()
      case 'blocks':
        return this.#structureBlocks()
      case 'BlockEntities':
      case 'TileEntities':
        return this.#elements('blockEntity', 0)
      case 'Entities':
      case 'entities':
        return this.#elements('entity', 0)
      case 'TileTicks':
        return this.#elements('pendingTick', 0)
      default:
        return this.#blockArray(name, TAG_LIST)
    }
  }

  /** Arrays of bytes; some tools write them as ints, or as lists. */
  #blockArray(name: string, type: number): Visitor | Promise<unknown> | undefined {
    const array = this.#byteArray(name)
    return array === undefined || type === TAG_BYTE_ARRAY ? array : this.#convertedArray(name, array)
  }

  #convertedArray(name: string, array: ArrayVisitor): Visitor | Promise<unknown> {
    const types = loadArrayTypes()
    if (types instanceof Promise) return types
    if (name === 'BlockData' || name === 'BiomeData') return types.asVarints(array)
    return name === 'Blocks' ? this.#wideIds(types, array) : types.asBytes(array)
  }

  #byteArray(name: string): ArrayVisitor | undefined {
    switch (name) {
      case 'BlockData':
        return this.#varints('spongeBlocks')
      case 'BiomeData':
        return this.#varints('biomes')
      case 'Blocks':
        return this.#holding('mceditBlocks')
      case 'Data':
        return this.#holding('mceditData')
      case 'AddBlocks':
        return this.#holding('mceditAdd')
      case 'Add':
        return this.#holding('mceditAddBytes')
      default:
        return undefined
    }
  }

  /** Palette and data of blocks or biomes, as version 3 nests them. */
  #spongeCompound(palette: 'spongePalette' | 'biomePalette', data: 'spongeBlocks' | 'biomes'): CompoundVisitor {
    return compoundVisitor((name, type) => {
      if (name === 'Palette' && type === TAG_COMPOUND) return this.#palette(palette)
      if (name === 'Data' && type === TAG_BYTE_ARRAY) return this.#varints(data)
      if (name === 'Data' && (type === TAG_INT_ARRAY || type === TAG_LIST)) {
        return this.#convertedArray('BlockData', this.#varints(data))
      }
      return name === 'BlockEntities' && type === TAG_LIST ? this.#elements('blockEntity', 0) : undefined
    })
  }

  #bedrockStructure(): Visitor | Promise<unknown> {
    const bedrock = loadBedrock()
    if (bedrock instanceof Promise) return bedrock
    return bedrock.bedrockStructureVisitor({
      limits: this.#limits,
      draft: this.draft,
      palettes: this.#palettes,
      elements: (kind, region) => this.#elements(kind, region),
      blockEntity: (slice, position) => this.#blockEntity(slice, position),
    })
  }

  #structurePalettes(): ListVisitor {
    const palettes: BlockState[][] = []
    this.draft.structurePalettes = palettes
    return {
      kind: 'list',
      begin: (_, count) => {
        if (count > this.#limits.regions) {
          throw new SchematicError('limits_exceeded', `has more than ${this.#limits.regions} palettes`)
        }
      },
      element: () => statePaletteVisitor(this.#palettes, (palette) => palettes.push(palette)),
    }
  }

  #structureBlocks(): Visitor | Promise<unknown> {
    const structure = loadStructure()
    if (structure instanceof Promise) return structure
    return structure.structureBlocksVisitor({
      limits: this.#limits,
      draft: this.draft,
      values: this.#values,
      blockEntity: (slice, position) => this.#blockEntity(slice, position),
    })
  }

  /** A block entity whose position is outside its tags. A promise if the sink has to be loaded first. */
  #blockEntity(slice: NbtSlice, position: Vec3 | undefined): Promise<unknown> | undefined {
    if (this.#sink === undefined) return this.#loadSink()
    this.#countElement('blockEntity')
    this.#sink.blockEntity(slice, 0, position)
    return undefined
  }

  #elements(kind: ElementKind, region: number): ListVisitor | undefined {
    if (kind === 'pendingTick' && this.#sink !== undefined && this.#sink.pendingTick === undefined) return undefined
    const element = valueVisitor((slice) => {
      if (slice.type !== TAG_COMPOUND) return undefined
      const sink = this.#sink
      if (sink === undefined) return this.#loadSink()
      this.#countElement(kind)
      if (kind === 'blockEntity') sink.blockEntity(slice, region)
      else if (kind === 'entity') sink.entity(slice, region)
      else sink.pendingTick?.(slice, region)
      return undefined
    })
    let isBulk = false
    let bulk: BulkReader | undefined
    const counted = {
      count: 0,
      take: (bytes: Uint8Array, start: number, end: number, most: number): number => {
        if (isBulk) bulk ??= this.#sink?.bulkBlockEntities?.(region)
        const at = bulk?.take(bytes, start, end, most) ?? start
        counted.count = bulk?.count ?? 0
        this.#countElement(kind, counted.count)
        return at
      },
    }
    return {
      kind: 'list',
      begin: (elementType, count) => {
        isBulk = kind === 'blockEntity' && elementType === TAG_COMPOUND
        // Don't start arrays that exceed the limits.
        this.#countElement(kind, count)
        this.#elementsLeft[kind] += count
      },
      bulk: counted,
      element: () => element,
    }
  }

  #countElement(kind: ElementKind, count = 1): void {
    this.#elementsLeft[kind] -= count
    if (this.#elementsLeft[kind] < 0) {
      const names = { blockEntity: 'block entities', entity: 'entities', pendingTick: 'pending ticks' }
      throw new SchematicError('limits_exceeded', `has more than ${this.#limits.elements} ${names[kind]}`)
    }
  }

  /** Biomes are of use to a reader; an inspection lets them pass by. */
  #palette(key: 'spongePalette' | 'biomePalette'): CompoundVisitor | undefined {
    if (key === 'biomePalette' && this.draft.counters) return undefined
    return spongePaletteVisitor(this.#palettes, (palette) => {
      this.draft[key] = palette
    })
  }

  #varints(key: 'spongeBlocks' | 'biomes'): ArrayVisitor {
    const { counters } = this.draft
    const most = this.#limits.volume
    let counter: BlockCounter<number> | undefined
    let decoder: VarintDecoder | undefined
    return {
      kind: 'array',
      begin: (_, count) => {
        const volume = this.#announcedVolume()
        if (volume !== undefined && volume > most) {
          throw new SchematicError('limits_exceeded', `announces ${volume} blocks, more than ${most}`)
        }
        // Version 2 has a biome a column, so there the volume says nothing.
        const expected = volume !== undefined && volume <= count && key === 'spongeBlocks' ? volume : undefined
        if (!counters) decoder = new VarintDecoder(most, expected)
        else if (key === 'spongeBlocks') counter = counters.varints(this.draft, expected)
      },
      data: (bytes) => (counter ?? decoder)?.data(bytes),
      end: () => {
        if (decoder) {
          const values = decoder.finish()
          const takeBack = (count: number): boolean => decoder?.canTakeBack(count) ?? false
          this.draft[key] = { total: values.length, values, excess: decoder.excess, takeBack }
        }
        if (counter) {
          const total = counter.finish()
          const takeBack = (count: number): boolean => counter?.takeBack?.(count) ?? false
          this.draft[key] = { total, counts: counter.counts, excess: counter.excess ?? 0, takeBack }
        }
      },
    }
  }

  /** Width × height × length, once all three have come by. */
  #announcedVolume(): number | undefined {
    let volume = 1
    for (const name of ['Width', 'Height', 'Length']) {
      const size = asNumber(this.draft.values.get(name))
      if (size === undefined) return undefined
      volume *= size & 0xffff
    }
    return volume
  }

  #holding(key: HeldKey): ArrayVisitor {
    return {
      kind: 'array',
      begin: (_, count) => {
        if (count > this.#limits.volume) {
          throw new SchematicError('limits_exceeded', `announces ${count} blocks, more than ${this.#limits.volume}`)
        }
        this.draft[key] = new HeldBytes(this.#held, count)
      },
      data: (bytes) => this.draft[key]?.push(bytes),
    }
  }

  /** MCEdit's ids as wider numbers than bytes: these hold the high bits as well. */
  #wideIds({ splitIds }: typeof import('./arrayTypes'), low: ArrayVisitor): ArrayVisitor {
    const high = new HeldBytes(this.#held, HELD_PAGE_BYTES)
    return splitIds(
      low,
      (bytes) => high.push(bytes),
      () => {
        if (high.hasAnyFrom(0)) this.draft.mceditAddBytes = high
      },
    )
  }

  #compound(key: 'metadata' | 'schematicaMapping' | 'mceditMapping'): ValueVisitor {
    return valueVisitor((slice) => {
      this.draft[key] = decodeCompound(slice, this.#values)
    })
  }

  #smallValue(name: string, type: number): Visitor | undefined {
    const values = this.draft.values
    if (values.size >= MAX_VALUES) return undefined
    if (type === TAG_STRING && name.length > 256) return undefined
    return valueVisitor((slice) => {
      values.set(name, decodeNbt(slice, this.#values))
    }, MAX_VALUE_BYTES + 2)
  }
}
