import { randomUUID } from 'node:crypto'
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

import { describeDiskError } from './report'

type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/**
 * Writes a file atomically: it is either complete or unchanged.
 * @returns its bytes
 */
export async function writeFileAtomically(file: string, pieces: Pieces): Promise<number> {
  let bytes = 0
  const counted = async function* () {
    for await (const piece of pieces) {
      bytes += piece.length
      yield piece
    }
  }
  const before = await stat(file).catch(() => undefined)
  // Pipes and devices are written directly.
  if (before !== undefined && !before.isFile()) {
    await writeFile(file, counted())
    return bytes
  }
  // Symbolic links are kept.
  const target = before ? await realpath(file) : file
  const unfinished = join(dirname(target), `.${basename(target)}.${randomUUID()}`)
  try {
    await writeFile(unfinished, counted(), { flag: 'wx', ...(before && { mode: before.mode }) })
    await rename(unfinished, target)
    return bytes
  } catch (error) {
    await rm(unfinished, { force: true })
    throw new Error(describeDiskError(error, file), { cause: error })
  }
}
