import type { SchematicErrorCode } from '@/schematic/errors'
import type { Material } from '@/schematic/inspect/listMaterials'
import type { Vec3 } from '@/schematic/model'
import type { Limits } from './limits'
import type { Quads } from './quads'
import type { Tiles } from './tileAtlas'
import type { BlockFacts } from './world'

/** Messages from the page to the worker. */
export type Request =
  | { readonly kind: 'open'; readonly address: string; readonly withCookies: boolean }
  /** Starts drawing; `maxTiles` and `maxQuads` are the device's limits. */
  | { readonly kind: 'draw'; readonly maxTiles: number; readonly maxQuads: number }
  /** The view was closed: stop drawing. */
  | { readonly kind: 'rest' }
  /** The camera position: nearest sections are meshed first. */
  | { readonly kind: 'eye'; readonly eye: Vec3 }
  | { readonly kind: 'limits'; readonly limits: Limits }
  | { readonly kind: 'highlight'; readonly item: string | null }
  /** The user's resource packs; without files, the default looks. */
  | { readonly kind: 'dress'; readonly files: readonly File[] }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }

export type Question =
  | { readonly what: 'pick'; readonly origin: Vec3; readonly direction: Vec3 }
  | { readonly what: 'look'; readonly position: Vec3 }
  | { readonly what: 'materials'; readonly limits: Limits }

export interface Picked {
  readonly facts: BlockFacts
  readonly bounds: readonly [low: Vec3, high: Vec3]
}

export type Answer =
  | { readonly what: 'pick' | 'look'; readonly picked: Picked | undefined }
  | { readonly what: 'materials'; readonly materials: readonly Material[] }

/** Quads and where they start, in blocks from the build's smallest corner. */
export interface Piece {
  readonly start: Vec3
  readonly scale: number
  readonly solid?: Quads
  readonly clear?: Quads
}

export type FailureCode = SchematicErrorCode | 'offline' | 'not_found' | 'too_many_requests' | 'broken'

/** Messages from the worker to the page. */
export type Report =
  | { readonly kind: 'progress'; readonly phase: 'load' | 'read'; readonly share: number | null }
  /** The file is parsed: questions are answered from now on. */
  | { readonly kind: 'ready'; readonly size: Vec3; readonly content: Limits; readonly volume: number }
  | { readonly kind: 'tiles'; readonly tiles: Tiles }
  /** Replaces the section with this key; without a piece, removes it. */
  | { readonly kind: 'section'; readonly key: string; readonly piece?: Piece }
  /** The whole build is visible, at least coarsely. */
  | { readonly kind: 'whole' }
  | { readonly kind: 'settled'; readonly quads: number; readonly coarseSections: number }
  | { readonly kind: 'highlighted'; readonly item: string | null; readonly pieces: readonly Piece[] }
  /** The result of applying packs: how many of the build's states use them. */
  | {
      readonly kind: 'dressed'
      readonly states: number
      readonly of: number
      readonly problem?: 'not_a_pack' | 'too_large'
    }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly code: FailureCode }
