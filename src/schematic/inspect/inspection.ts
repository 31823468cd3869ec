import type { Edition, FormatName, Vec3, Warning } from '../model'
import type { Material } from './listMaterials'
import type { SafetyFact } from './safety'

/**
 * The result of an inspection, as `schematic inspect --json` prints it and the shop stores it. Missing facts are null,
 * so that every inspection has the same fields.
 */
export interface Inspection {
  /** Of the inspector; what was found by an older one may be looked at again. */
  readonly inspectorVersion: number
  readonly format: FormatName
  readonly formatVersion: number
  readonly edition: Edition
  /** Whether it has block names or numbers of 1.12 and earlier; counts here have current names in any case. */
  readonly isLegacy: boolean
  /** Java's data version. */
  readonly dataVersion: number | null
  /** The game's version by its data version, as `1.20.1`; Bedrock's as `1.20.60`. */
  readonly gameVersion: string | null
  /** Of the box around all regions, in blocks. */
  readonly width: number
  readonly height: number
  readonly length: number
  /** Cells of all regions together. */
  readonly volume: number
  /** Blocks of all regions together, without air. */
  readonly blockCount: number
  /** How often each block state occurs, without air, most frequent first. */
  readonly states: Readonly<Record<string, number>>
  /** How often each block occurs, without air, most frequent first. */
  readonly blocks: Readonly<Record<string, number>>
  /** What a player gathers to build it, most first. */
  readonly materials: readonly Material[]
  /** How often each kind of block entity occurs. */
  readonly blockEntities: Readonly<Record<string, number>>
  /** How often each kind of entity occurs. */
  readonly entities: Readonly<Record<string, number>>
  /** What lies in chests, frames, on stands and in what is inside those. */
  readonly contents: Contents
  readonly regions: readonly RegionInspection[]
  readonly safety: readonly SafetyFact[]
  readonly warnings: readonly Warning[]
  readonly metadata: InspectedMetadata
  /** Namespaces of blocks, block entities, entities and items that are not the game's, in order. */
  readonly mods: readonly string[]
}

export interface RegionInspection {
  readonly name: string
  /** Of the smallest corner. */
  readonly position: Vec3
  readonly width: number
  readonly height: number
  readonly length: number
  readonly volume: number
  /** Without air. */
  readonly blockCount: number
}

interface Contents {
  /** Block entities and entities that hold something. */
  readonly containers: number
  /** Items by id, most first; what is inside of items counts too. */
  readonly items: Readonly<Record<string, number>>
}

interface InspectedMetadata {
  readonly name: string | null
  readonly author: string | null
  readonly description: string | null
  /** ISO 8601. */
  readonly created: string | null
  readonly modified: string | null
}
