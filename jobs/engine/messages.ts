import type { SchematicErrorCode } from '@/schematic/errors'
import type { Inspection } from '@/schematic/inspect/inspection'
import type { Limits } from '@/schematic/limits'
import type { Warning } from '@/schematic/model'
import type { TargetFormat } from '@/schematic/write/writeSchematic'

/** A task for a thread: a local file and what to do with it. Sizes in pixels. */
export type Task =
  | { kind: 'inspect'; path: string }
  | { kind: 'render'; path: string; width: number; height: number }
  | { kind: 'describe'; path: string; width: number; height: number }
  /** Writes the converted file, compressed as its format wants it, to `to`. */
  | { kind: 'convert'; path: string; to: string; target: TargetFormat }

/** The message sent to a thread: the task, and the app's limits. */
export type TaskMessage = { task: Task; limits: Limits }

/** RGBA, not premultiplied. */
export type Picture = { width: number; height: number; pixels: Uint8ClampedArray<ArrayBuffer> }

/** Views besides the preview, which is rendered from the south-east. */
export const furtherSides = ['northWest', 'top'] as const
export type FurtherSide = (typeof furtherSides)[number]

export type TaskAnswer =
  | { kind: 'inspected'; inspection: Inspection }
  | { kind: 'rendered'; picture: Picture }
  | { kind: 'described'; pictures: Record<FurtherSide, Picture>; shape: string }
  | { kind: 'converted'; losses: readonly Warning[] }
  | { kind: 'refused'; code: SchematicErrorCode; message: string }
  | { kind: 'failed'; message: string }
