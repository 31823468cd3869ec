import type { Task } from './messages'

const MiB = 1024 * 1024

/** What a build is known to hold before it is read: cells of all regions, and block entities and entities together. */
export type BuildSize = { volume: number; elements: number }

/** Buffers of streams, pictures and tables, whatever the build is. */
const BASE_BYTES = 48 * MiB
/** What an inspection holds back at most (`limits.heldBytes`), and what a byte of gzip can inflate to. */
const MAX_HELD_BYTES = 96 * MiB
const MAX_INFLATED_PER_BYTE = 1_032
/** A block entity as objects, most of them shared. */
const ELEMENT_BYTES = 1_024
/** Palette indices as they were read, and once more as they are changed. */
const CELL_BYTES = 4

/** Bytes that a cell takes in a file of each format, before compression; a structure's at most what a file may hold. */
const writtenBytes = {
  sponge: (volume: number) => 2 * volume,
  litematic: (volume: number) => 2 * volume,
  mcedit: (volume: number) => 3 * volume,
  structure: (volume: number) => Math.min(36 * volume, 512 * MiB),
  // Two layers of ints, and the water of the second.
  mcstructure: (volume: number) => Math.min(8 * volume, 512 * MiB) + 2 * volume,
} as const

/** Bytes of memory that a task takes at its peak, estimated from what is known of its file. */
export function estimateMemory(task: Task, fileBytes: number, size: BuildSize): number {
  if (task.kind === 'inspect') return BASE_BYTES + Math.min(MAX_HELD_BYTES, fileBytes * MAX_INFLATED_PER_BYTE)
  const read = BASE_BYTES + CELL_BYTES * size.volume + ELEMENT_BYTES * size.elements
  return task.kind === 'convert' ? read + writtenBytes[task.target.format](size.volume) : read
}
