import type { SchematicErrorCode } from '@/schematic/errors'
import type { Inspection } from '@/schematic/inspect/inspection'

/** What a thread is asked for: a local file, and what to make of it. Sizes in pixels. */
export type Task = { kind: 'inspect'; path: string } | { kind: 'render'; path: string; width: number; height: number }

/** RGBA, not premultiplied. */
export type Picture = { width: number; height: number; pixels: Uint8ClampedArray<ArrayBuffer> }

export type TaskAnswer =
  | { kind: 'inspected'; inspection: Inspection }
  | { kind: 'rendered'; picture: Picture }
  | { kind: 'refused'; code: SchematicErrorCode; message: string }
  | { kind: 'failed'; message: string }
