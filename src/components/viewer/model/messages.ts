import type { SchematicErrorCode } from '@/schematic/errors'
import type { Material } from '@/schematic/inspect/listMaterials'
import type { Vec3 } from '@/schematic/model'
import type { Limits } from './limits'
import type { Quads } from './quads'
import type { Tiles } from './tileAtlas'
import type { BlockFacts } from './world'

/** What a page asks of the worker that holds a build. */
export type Request =
  | { readonly kind: 'open'; readonly address: string; readonly withCookies: boolean }
  /** Starts drawing; `maxTiles` and `maxQuads` are what this device takes. */
  | { readonly kind: 'draw'; readonly maxTiles: number; readonly maxQuads: number }
  /** The view is closed: no more drawing. */
  | { readonly kind: 'rest' }
  /** What is nearest to the eye is meshed first. */
  | { readonly kind: 'eye'; readonly eye: Vec3 }
  | { readonly kind: 'limits'; readonly limits: Limits }
  | { readonly kind: 'highlight'; readonly item: string | null }
  /** Textures from the reader's own disk; without files our own colours. */
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

/** What the worker says. */
export type Report =
  | { readonly kind: 'progress'; readonly phase: 'load' | 'read'; readonly share: number | null }
  /** The file is read: from now on questions are answered. */
  | { readonly kind: 'ready'; readonly size: Vec3; readonly content: Limits; readonly volume: number }
  | { readonly kind: 'tiles'; readonly tiles: Tiles }
  /** Replaces what was there under the key; absent pieces take it away. */
  | { readonly kind: 'section'; readonly key: string; readonly piece?: Piece }
  /** The whole build is on the screen, if coarsely. */
  | { readonly kind: 'whole' }
  | { readonly kind: 'settled'; readonly quads: number; readonly coarseSections: number }
  | { readonly kind: 'highlighted'; readonly item: string | null; readonly pieces: readonly Piece[] }
  /** What came of the reader's textures: how many of the build's states wear them. */
  | {
      readonly kind: 'dressed'
      readonly states: number
      readonly of: number
      readonly problem?: 'not_a_pack' | 'too_large'
    }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly code: FailureCode }
