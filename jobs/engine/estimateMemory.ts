import { MiB } from '@/core/units'
import { defaultLimits, type Limits } from '@/schematic/limits'
import type { FormatName } from '@/schematic/model'
import type { Task } from './messages'

/** What a build is known to hold before it is read. */
export type BuildSize = {
  /** Undefined where no inspection has found it. */
  format: FormatName | null
  /** Cells of all regions, and of the box around them. */
  volume: number
  box: number
  /** Block entities and entities together. */
  elements: number
}

export const UNKNOWN_SIZE: BuildSize = { format: null, volume: 0, box: 0, elements: 0 }

/** Buffers of streams, pictures and tables, and the pieces of a file on their way out, whatever the build is. */
const BASE_BYTES = 64 * MiB
/** What an inspection holds back at most (`limits.heldBytes`), and what a byte of gzip can inflate to. */
const MAX_HELD_BYTES = 96 * MiB
const MAX_INFLATED_PER_BYTE = 1_032
/**
 * A block entity as objects, once more as tags of the other format; all of them lie in a thread's heap, which ends
 * where it is full.
 */
const ELEMENT_BYTES = 2_048
/** Of JavaScript heap that a thread may have. */
export const MAX_HEAP_BYTES = 512 * MiB
/** An index into the palette. */
const INDEX_BYTES = 2

/**
 * Bytes that a cell of a file takes while it is read and made ready for drawing or another format. Blocks of Bedrock
 * and of before 1.13 change with their neighbours, and those of structures are gathered as places before they lie in a
 * box.
 */
const cellBytes: Record<FormatName, number> = { sponge: 4, litematic: 4, mcedit: 8, mcstructure: 8, structure: 10 }

/** Bytes of memory that a task takes at its peak, estimated from what is known of its file. */
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
  // Regions become one box, but where they are kept or where it would be too large; beside it lies Bedrock's layer of
  // water.
  const layers = task.kind === 'convert' && task.target.format === 'mcstructure' ? 2 : 1
  const isMerged = size.box > size.volume && size.box <= volume
  const isKept = task.kind === 'convert' && task.target.format === 'litematic'
  if (isMerged && !isKept) return read + layers * INDEX_BYTES * size.box
  return layers === 2 ? read + INDEX_BYTES * size.volume : read
}
