import { AIR, formatBlockState, parseBlockState } from '../blockState'
import { SchematicError } from '../errors'
import { defaultLimits } from '../limits'
import type { BlockEntity, BlockState, Entity, Metadata, NbtCompound, Schematic, Vec3 } from '../model'
import { emptyCompound } from '../nbt/values'

export interface BuildOptions {
  readonly width: number
  readonly height: number
  readonly length: number
  /** @default 3955 (1.21.1) */
  readonly dataVersion?: number
  readonly metadata?: Metadata
}

const DEFAULT_DATA_VERSION = 3955

/**
 * Builds a schematic in memory, block by block. Cells never set are air; what lies outside of the box is left out.
 * Throws SchematicError('limits_exceeded') for a box that is too large.
 */
export class SchematicBuilder {
  readonly #options: BuildOptions
  readonly #blocks: Uint16Array
  readonly #palette: BlockState[] = [AIR]
  readonly #indices = new Map<string, number>([[AIR.name, 0]])
  readonly #blockEntities: BlockEntity[] = []
  readonly #entities: Entity[] = []

  constructor(options: BuildOptions) {
    const volume = options.width * options.height * options.length
    if (!(volume > 0) || volume > defaultLimits.volume) {
      throw new SchematicError('limits_exceeded', `can't build ${volume} blocks`)
    }
    this.#options = options
    this.#blocks = new Uint16Array(volume)
  }

  /** Sets a block, given as text: `minecraft:oak_stairs[facing=north]`. */
  set(x: number, y: number, z: number, state: string): this {
    const { width, height, length } = this.#options
    if (x < 0 || y < 0 || z < 0 || x >= width || y >= height || z >= length) return this
    this.#blocks[(y * length + z) * width + x] = this.#indexOf(state)
    return this
  }

  /** Fills the box between two corners, both included. */
  fill(from: Vec3, to: Vec3, state: string): this {
    for (let y = Math.min(from[1], to[1]); y <= Math.max(from[1], to[1]); y++) {
      for (let z = Math.min(from[2], to[2]); z <= Math.max(from[2], to[2]); z++) {
        for (let x = Math.min(from[0], to[0]); x <= Math.max(from[0], to[0]); x++) this.set(x, y, z, state)
      }
    }
    return this
  }

  blockEntity(position: Vec3, id: string, data: NbtCompound = emptyCompound): this {
    this.#blockEntities.push({ id, position, data })
    return this
  }

  entity(position: Vec3, id: string, data: NbtCompound = emptyCompound): this {
    this.#entities.push({ id, position, data })
    return this
  }

  /** The schematic so far. It shares the builder's memory: build further and it changes. */
  build(): Schematic {
    const { width, height, length, dataVersion = DEFAULT_DATA_VERSION, metadata = {} } = this.#options
    return {
      format: 'sponge',
      formatVersion: 3,
      edition: 'java',
      dataVersion,
      regions: [
        {
          name: 'main',
          position: [0, 0, 0],
          width,
          height,
          length,
          palette: this.#palette,
          blocks: this.#blocks,
          blockEntities: this.#blockEntities,
          entities: this.#entities,
        },
      ],
      metadata,
      warnings: [],
    }
  }

  #indexOf(text: string): number {
    const known = this.#indices.get(text)
    if (known !== undefined) return known
    const state = parseBlockState(text)
    const canonical = formatBlockState(state)
    let index = this.#indices.get(canonical)
    if (index === undefined) {
      index = this.#palette.length
      if (index >= defaultLimits.palette) {
        throw new SchematicError('limits_exceeded', `can't build with more than ${defaultLimits.palette} block states`)
      }
      this.#palette.push(state)
      this.#indices.set(canonical, index)
    }
    this.#indices.set(text, index)
    return index
  }
}
