import { MiB } from '@/core/units'
import { defaultLimits, type Limits } from '@/schematic/limits'
import type { FormatName } from '@/schematic/model'
import type { Task } from './messages'

/** What is known of a build's size before it is read. */
export type BuildSize = {
  /** Undefined where no inspection has found it. */
  format: FormatName | null
  /** Cells of all regions, and of the box around them. */
  volume: number
  box: number
  /** Block entities and entities. */
  elements: number
}

export const UNKNOWN_SIZE: BuildSize = { format: null, volume: 0, box: 0, elements: 0 }

/** Buffers of streams, images and tables, and output chunks, for any build. */
const BASE_BYTES = 64 * MiB
/** The most an inspection buffers (`limits.heldBytes`), and what a byte of gzip can inflate to. */
const MAX_HELD_BYTES = 96 * MiB
const MAX_INFLATED_PER_BYTE = 1_032
/** A block entity as objects and as tags of the other format; all are in a thread's heap, which fails when full. */
const ELEMENT_BYTES = 2_048
/** The JavaScript heap limit of a thread. */
export const MAX_HEAP_BYTES = 512 * MiB
/** An index into the palette. */
const INDEX_BYTES = 2

/**
 * Bytes per cell while a file is read and prepared for rendering or conversion. Bedrock blocks and blocks of before
 * 1.13 depend on their neighbours, and those of structures are collected as positions before they are placed.
 */
const cellBytes: Record<FormatName, number> = { sponge: 4, litematic: 4, mcedit: 8, mcstructure: 8, structure: 10 }

/** Estimates the peak memory of a task in bytes, from what is known of its file. */
export function estimateMemory(
  task: Task,
  fileBytes: number,
  size: BuildSize,
  { volume }: Pick<Limits, 'volume'> = defaultLimits,
): number {
  if (task.kind === 'inspect') return BASE_BYTES + Math.min(MAX_HELD_BYTES, fileBytes * MAX_INFLATED_PER_BYTE)
  const elements = Math.min(MAX_HEAP_BYTES, ELEMENT_BYTES * size.elements)
  const read = BASE_BYTES + cellBytes[size.format ?? 'structure'] * size.volume + elements
  if (task.kind === 'render' || size.format === null) return read
  // Regions are merged into one box unless they are kept or it would be too large; Bedrock has a second layer for
  // water.
  const layers = task.kind === 'convert' && task.target.format === 'mcstructure' ? 2 : 1
  const isMerged = size.box > size.volume && size.box <= volume
  const isKept = task.kind === 'convert' && task.target.format === 'litematic'
  if (isMerged && !isKept) return read + layers * INDEX_BYTES * size.box
  return layers === 2 ? read + INDEX_BYTES * size.volume : read
}
