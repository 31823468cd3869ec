import { inflateInNode } from '@/schematic/inflate/node'
import type { Inspection } from '@/schematic/inspect/inspection'
import { inspectSchematic } from '@/schematic/inspect/inspectSchematic'
import type { Limits } from '@/schematic/limits'
import type { Schematic } from '@/schematic/model'
import { readSchematic } from '@/schematic/read/readSchematic'

/** Bytes in pieces, as a file or an upload brings them. */
export async function* inChunks(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export async function inspectBytes(bytes: Uint8Array, limits?: Partial<Limits>, size?: number): Promise<Inspection> {
  return await inspectSchematic(inChunks(bytes, size), { inflate: inflateInNode, ...(limits ? { limits } : {}) })
}

export async function readBytes(bytes: Uint8Array, limits?: Partial<Limits>, size?: number): Promise<Schematic> {
  return await readSchematic(inChunks(bytes, size), { inflate: inflateInNode, ...(limits ? { limits } : {}) })
}
