import type { SchematicErrorCode } from '@/schematic/errors'
import type { Inspection } from '@/schematic/inspect/inspection'
import type { Limits } from '@/schematic/limits'

/** The parts of an inspection that the upload page uses. */
export type FileFacts = Pick<
  Inspection,
  | 'format'
  | 'edition'
  | 'gameVersion'
  | 'width'
  | 'height'
  | 'length'
  | 'blockCount'
  | 'blocks'
  | 'metadata'
  | 'mods'
  | 'safety'
>

/** Straight RGBA, row by row from the top. */
export interface FilePicture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
}

/** What the worker is asked for; the limits are those of the shop. */
export type PreviewRequest = { readonly file: File; readonly limits: Limits }

/** Messages of the worker; `over` comes last. */
export type PreviewMessage =
  | { readonly kind: 'hash'; readonly sha256: string }
  | { readonly kind: 'facts'; readonly facts: FileFacts }
  | { readonly kind: 'picture'; readonly picture: FilePicture }
  | { readonly kind: 'refused'; readonly code: SchematicErrorCode }
  /** The browser could not read it; the server will. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'over' }
