import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { SchematicError } from '../errors'
import { inflateInNode } from '../inflate/node'
import type { Schematic } from '../model'
import { readSchematic } from '../read/readSchematic'
import { ProgressBar } from './progressBar'
import { describeDiskError, Refused, UnreadableFile } from './report'

const CHUNK_BYTES = 256 * 1024

/** A file's bytes, with a progress bar. Throws UnreadableFile with its name if it can't be read. */
export async function* readFileChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* chunksOf(path)
  } catch (error) {
    throw new UnreadableFile(describeDiskError(error, path), { cause: error })
  }
}

async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  const { size } = await stat(path)
  const bar = new ProgressBar(basename(path))
  let read = 0
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
      if (!(chunk instanceof Uint8Array)) continue
      read += chunk.length
      bar.set(read / Math.max(1, size))
      yield chunk
    }
  } finally {
    bar.end()
  }
}

/**
 * A file as a schematic. Throws Refused, which names the file, where it is none, and UnreadableFile as `readFileChunks`
 * does.
 */
export async function readFileOf(file: string): Promise<Schematic> {
  try {
    return await readSchematic(readFileChunks(file), { inflate: inflateInNode })
  } catch (error) {
    throw error instanceof SchematicError ? new Refused(file, error) : error
  }
}
