import { BedrockLayer } from '../blocks/bedrockLayer'
import { VarintCounter } from '../blocks/countVarints'
import { VarintDecoder } from '../blocks/decodeVarints'
import { HeldBudget, HeldBytes } from '../blocks/heldBytes'
import { StructureBlocks } from '../blocks/structureBlocks'
import { SchematicError } from '../errors'
import type { Limits } from '../limits'
import type { BlockState, NbtCompound, Vec3 } from '../model'
import { DecodeBudget, decodeCompound, decodeNbt } from '../nbt/decodeNbt'
import { intAt, isText, scanCompound } from '../nbt/scanCompound'
import { TAG_BYTE_ARRAY, TAG_COMPOUND, TAG_INT, TAG_INT_ARRAY, TAG_LIST, TAG_LONG_ARRAY, TAG_STRING } from '../nbt/tags'
import { asNumber, asNumbers } from '../nbt/values'
import {
  type ArrayVisitor,
  type CompoundVisitor,
  type ListVisitor,
  type NbtSlice,
  onceEach,
  type ValueVisitor,
  type Visitor,
  valueVisitor,
} from '../nbt/visitors'
import { type Draft, type ElementSink, emptyDraft, type VarintData } from './draft'
import { type ElementKind, litematicRegionsVisitor } from './gatherLitematic'
import { bedrockPaletteVisitor, PaletteBudget, spongePaletteVisitor, statePaletteVisitor } from './readPalette'

/** Small values of the root that are kept, at most so many and so large. */
const MOST_VALUES = 256
const MOST_VALUE_BYTES = 64 * 1024

/**
 * Gathers what any of the formats may have while a file passes by, in whatever order it comes: which format it is shows itself
 * by what was found (see `recogniseFormat`). Tags are told apart by name and type together, as `Blocks` is an array in MCEdit and
 * a compound in Sponge 3.
 */
export class DraftGatherer {
  readonly draft: Draft
  readonly root: CompoundVisitor
  readonly #limits: Limits
  readonly #keep: boolean
  readonly #sink: ElementSink
  readonly #held: HeldBudget
  readonly #values: DecodeBudget
  readonly #palettes: PaletteBudget
  readonly #elementsLeft: Record<ElementKind, number>

  /** `keep`: whether blocks are kept, or only counted. */
  constructor(limits: Limits, keep: boolean, sink: ElementSink) {
    this.draft = emptyDraft(keep)
    this.#limits = limits
    this.#keep = keep
    this.#sink = sink
    this.#held = new HeldBudget(keep ? limits.inflatedBytes : limits.heldBytes)
    this.#values = new DecodeBudget(limits.valueTags, limits.decodedTags)
    this.#palettes = new PaletteBudget(limits, this.#values)
    this.#elementsLeft = { blockEntity: limits.elements, entity: limits.elements, pendingTick: limits.elements }
    this.root = { kind: 'compound', child: onceEach((name, type) => this.#rootChild(name, type, true)) }
  }

  #rootChild(name: string, type: number, outermost: boolean): Visitor | undefined {
    switch (type) {
      case TAG_COMPOUND:
        return this.#rootCompound(name, outermost)
      case TAG_LIST:
        return this.#rootList(name)
      case TAG_BYTE_ARRAY:
        return this.#rootBytes(name)
      case TAG_LONG_ARRAY:
        return undefined
      default:
        return this.#smallValue(name, type)
    }
  }

  #rootCompound(name: string, outermost: boolean): Visitor | undefined {
    const draft = this.draft
    switch (name) {
      case 'Schematic':
        if (!outermost) return undefined
        return { kind: 'compound', child: onceEach((inner, type) => this.#rootChild(inner, type, false)) }
      case 'Metadata':
        return this.#compound((metadata) => {
          draft.metadata = metadata
        })
      case 'Palette':
        return this.#blockPalette()
      case 'BiomePalette':
        return this.#biomePalette()
      case 'Blocks':
        draft.spongeNested = true
        return { kind: 'compound', child: onceEach((inner, type) => this.#spongeBlocksChild(inner, type)) }
      case 'Biomes':
        draft.biomesPerBlock = true
        return { kind: 'compound', child: onceEach((inner, type) => this.#spongeBiomesChild(inner, type)) }
      case 'SchematicaMapping':
        return this.#compound((mapping) => {
          draft.schematicaMapping = mapping
        })
      case 'BlockIDs':
        return this.#compound((mapping) => {
          draft.mceditMapping = mapping
        })
      case 'Regions':
        draft.litematicRegions = []
        return litematicRegionsVisitor({
          limits: this.#limits,
          keep: this.#keep,
          regions: draft.litematicRegions,
          held: this.#held,
          values: this.#values,
          palettes: this.#palettes,
          elements: (kind, region) => this.#elements(kind, region),
        })
      case 'structure':
        return { kind: 'compound', child: onceEach((inner, type) => this.#bedrockChild(inner, type)) }
      default:
        return undefined
    }
  }

  #rootList(name: string): Visitor | undefined {
    const draft = this.draft
    switch (name) {
      case 'size':
      case 'structure_world_origin':
        return this.#smallValue(name, TAG_LIST)
      case 'palette':
        return statePaletteVisitor(this.#palettes, (palette) => {
          draft.structurePalettes = [palette]
        })
      case 'palettes':
        return this.#structurePalettes()
      case 'blocks':
        return this.#structureBlocks()
      case 'BlockEntities':
      case 'TileEntities':
        return this.#elements('blockEntity', 0)
      case 'Entities':
        return this.#elements('entity', 0)
      case 'entities':
        return this.#elements('entity', 0)
      case 'TileTicks':
        return this.#elements('pendingTick', 0)
      default:
        return undefined
    }
  }

  #rootBytes(name: string): Visitor | undefined {
    const draft = this.draft
    switch (name) {
      case 'BlockData':
        return this.#varints((blocks) => {
          draft.spongeBlocks = blocks
        })
      case 'BiomeData':
        return this.#biomeData()
      case 'Blocks':
        return this.#holding((held) => {
          draft.mceditBlocks = held
        })

      case 'Data':
        return this.#holding((held) => {
          draft.mceditData = held
        })

      case 'AddBlocks':
        return this.#holding((held) => {
          draft.mceditAdd = held
        })

      case 'Add':
        return this.#holding((held) => {
          draft.mceditAddBytes = held
        })

      default:
        return undefined
    }
  }

  #spongeBlocksChild(name: string, type: number): Visitor | undefined {
    if (name === 'Palette' && type === TAG_COMPOUND) return this.#blockPalette()
    if (name === 'Data' && type === TAG_BYTE_ARRAY) {
      return this.#varints((blocks) => {
        this.draft.spongeBlocks = blocks
      })
    }
    if (name === 'BlockEntities' && type === TAG_LIST) return this.#elements('blockEntity', 0)
    return undefined
  }

  #spongeBiomesChild(name: string, type: number): Visitor | undefined {
    if (name === 'Palette' && type === TAG_COMPOUND) return this.#biomePalette()
    if (name === 'Data' && type === TAG_BYTE_ARRAY) return this.#biomeData()
    return undefined
  }

  #bedrockChild(name: string, type: number): Visitor | undefined {
    if (name === 'block_indices' && type === TAG_LIST) return this.#bedrockLayers()
    if (name === 'entities' && type === TAG_LIST) return this.#elements('entity', 0)
    if (name === 'palette' && type === TAG_COMPOUND) {
      return { kind: 'compound', child: (inner, innerType) => this.#bedrockPaletteChild(inner, innerType) }
    }
    return undefined
  }

  /** Bedrock names its palettes; the game itself only writes `default`. */
  #bedrockPaletteChild(name: string, type: number): Visitor | undefined {
    if (type !== TAG_COMPOUND || (name !== 'default' && this.draft.bedrockPalette !== undefined)) return undefined
    return {
      kind: 'compound',
      child: (inner, innerType) => {
        if (inner === 'block_palette' && innerType === TAG_LIST) {
          return bedrockPaletteVisitor(this.#palettes, (palette, version) => {
            this.draft.bedrockPalette = palette
            if (version !== undefined) this.draft.bedrockVersion = version
          })
        }
        if (inner === 'block_position_data' && innerType === TAG_COMPOUND) return this.#bedrockPositionData()
        return undefined
      },
    }
  }

  /** Block entities by the index of their cell, in the order of the block arrays (x-y-z). */
  #bedrockPositionData(): CompoundVisitor {
    return {
      kind: 'compound',
      child: (key) => ({
        kind: 'compound',
        child: (name, type) => {
          if (name === 'block_entity_data' && type === TAG_COMPOUND) {
            return valueVisitor((slice) => {
              this.#countElement('blockEntity')
              this.#sink.blockEntity(slice, 0, this.#bedrockPlace(key))
            })
          }
          if (name === 'tick_queue_data' && type === TAG_LIST) return this.#elements('pendingTick', 0)
          return undefined
        },
      }),
    }
  }

  #bedrockPlace(key: string): Vec3 | undefined {
    const size = asNumbers(this.draft.values.get('size'))
    const [, height = 0, length = 0] = size ?? []
    const index = Number(key)
    if (!Number.isInteger(index) || height < 1 || length < 1) return undefined
    const column = Math.floor(index / length)
    return [Math.floor(column / height), column % height, index % length]
  }

  #bedrockLayers(): ListVisitor {
    const layers: BedrockLayer[] = []
    this.draft.bedrockLayers = layers
    return {
      kind: 'list',
      element: (index) => {
        if (index > 1) return undefined
        const layer = new BedrockLayer({
          keep: this.#keep,
          mostBlocks: this.#limits.volume,
          mostPalette: this.#limits.palette,
        })
        layers.push(layer)
        return layer
      },
    }
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

  #structureBlocks(): ListVisitor {
    const blocks = new StructureBlocks({
      keep: this.#keep,
      mostBlocks: this.#limits.volume,
      mostPalette: this.#limits.palette,
    })
    this.draft.structureBlocks = blocks
    const element = structureBlockVisitor(blocks, (nbt, position) => {
      this.#countElement('blockEntity')
      this.#sink.blockEntity(nbt, 0, position)
    })
    return { kind: 'list', bulk: blocks, element: () => element }
  }

  #elements(kind: ElementKind, region: number): ListVisitor | undefined {
    const sink = this.#sink
    if (kind === 'pendingTick' && sink.pendingTick === undefined) return undefined
    const element = valueVisitor((slice) => {
      if (slice.type !== TAG_COMPOUND) return
      this.#countElement(kind)
      if (kind === 'blockEntity') sink.blockEntity(slice, region)
      else if (kind === 'entity') sink.entity(slice, region)
      else sink.pendingTick?.(slice, region)
    })
    const bulk = kind === 'blockEntity' ? sink.bulkBlockEntities?.(region) : undefined
    // What can't all be taken is not begun.
    const begin = (_: number, count: number): void => {
      this.#countElement(kind, count)
      this.#elementsLeft[kind] += count
    }
    if (bulk === undefined) return { kind: 'list', begin, element: () => element }
    let isCompounds = false
    const counted = {
      count: 0,
      take: (bytes: Uint8Array, start: number, end: number, most: number): number => {
        counted.count = 0
        if (!isCompounds) return start
        const at = bulk.take(bytes, start, end, most)
        counted.count = bulk.count
        this.#countElement(kind, bulk.count)
        return at
      },
    }
    return {
      kind: 'list',
      begin: (elementType, count) => {
        isCompounds = elementType === TAG_COMPOUND
        begin(elementType, count)
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

  #blockPalette(): CompoundVisitor {
    return spongePaletteVisitor(this.#palettes, (palette) => {
      this.draft.spongePalette = palette
    })
  }

  #biomePalette(): CompoundVisitor | undefined {
    if (!this.#keep) return undefined
    return spongePaletteVisitor(this.#palettes, (palette) => {
      this.draft.biomePalette = palette
    })
  }

  /** Biomes are of use to a reader; an inspection lets them pass by. */
  #biomeData(): ArrayVisitor {
    if (this.#keep) {
      return this.#varints((biomes) => {
        this.draft.biomes = biomes
      })
    }
    return { kind: 'array', begin() {}, data() {} }
  }

  #varints(done: (data: VarintData) => void): ArrayVisitor {
    const most = this.#limits.volume
    const check = (count: number): number | undefined => {
      const volume = this.#announcedVolume()
      if (volume !== undefined && volume > most) {
        throw new SchematicError('limits_exceeded', `announces ${volume} blocks, more than ${most}`)
      }
      return volume !== undefined && volume <= count ? volume : undefined
    }
    if (this.#keep) {
      let decoder: VarintDecoder | undefined
      return {
        kind: 'array',
        begin: (_, count) => {
          decoder = new VarintDecoder(most, check(count))
        },
        data: (bytes) => decoder?.data(bytes),
        end: () => {
          const values = decoder?.finish() ?? new Uint16Array(0)
          done({ total: values.length, values })
        },
      }
    }
    const counter = new VarintCounter(this.#limits.palette, most)
    return {
      kind: 'array',
      begin: (_, count) => {
        check(count)
      },
      data: (bytes) => counter.data(bytes),
      end: () => done({ total: counter.finish(), counts: counter.counts }),
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

  #holding(begin: (held: HeldBytes) => void): ArrayVisitor {
    let held: HeldBytes | undefined
    return {
      kind: 'array',
      begin: (_, count) => {
        if (count > this.#limits.volume) {
          throw new SchematicError('limits_exceeded', `announces ${count} blocks, more than ${this.#limits.volume}`)
        }
        held = new HeldBytes(this.#held, count)
        begin(held)
      },
      data: (bytes) => held?.push(bytes),
    }
  }

  #compound(done: (compound: NbtCompound) => void): ValueVisitor {
    return valueVisitor((slice) => done(decodeCompound(slice, this.#values)))
  }

  #smallValue(name: string, type: number): Visitor | undefined {
    const values = this.draft.values
    if (values.size >= MOST_VALUES) return undefined
    if (type === TAG_INT_ARRAY && name !== 'Offset') return undefined
    if (type === TAG_STRING && name.length > 256) return undefined
    return valueVisitor((slice) => {
      values.set(name, decodeNbt(slice, this.#values))
    }, MOST_VALUE_BYTES + 2)
  }
}

/** An element of a structure's block list that the quick way does not take: with a block entity, or in another order. */
function structureBlockVisitor(
  blocks: StructureBlocks,
  blockEntity: (nbt: NbtSlice, position: Vec3) => void,
): ValueVisitor {
  return valueVisitor((slice) => {
    if (slice.type !== TAG_COMPOUND) throw new SchematicError('malformed', 'has a block that is no compound')
    const { bytes, littleEndian } = slice
    let state: number | undefined
    let position: Vec3 | undefined
    let nbt: NbtSlice | undefined
    scanCompound(slice, (type, nameStart, payloadStart, payloadEnd) => {
      if (isText(bytes, nameStart, payloadStart, 'state')) state = intAt(bytes, type, payloadStart, littleEndian)
      else if (isText(bytes, nameStart, payloadStart, 'pos')) {
        position = positionAt(bytes, type, payloadStart, littleEndian)
      } else if (type === TAG_COMPOUND && isText(bytes, nameStart, payloadStart, 'nbt')) {
        const offset = slice.offset + payloadStart
        nbt = { type, bytes: bytes.subarray(payloadStart, payloadEnd), littleEndian, offset }
      }
    })
    if (state === undefined || position === undefined) {
      throw new SchematicError('malformed', 'has a block without place or state')
    }
    blocks.add(position[0], position[1], position[2], state)
    if (nbt !== undefined) blockEntity(nbt, position)
  })
}

/** Three ints of a list of ints or an int array. */
function positionAt(bytes: Uint8Array, type: number, at: number, littleEndian: boolean): Vec3 | undefined {
  const isList = type === TAG_LIST && bytes[at] === TAG_INT
  if (!isList && type !== TAG_INT_ARRAY) return undefined
  const from = isList ? at + 1 : at
  if (intAt(bytes, TAG_INT, from, littleEndian) !== 3) return undefined
  const [x, y, z] = [4, 8, 12].map((step) => intAt(bytes, TAG_INT, from + step, littleEndian))
  return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z]
}
