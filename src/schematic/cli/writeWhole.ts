import { randomUUID } from 'node:crypto'
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Writes a file so that it is there whole or as it was before: what cannot be finished leaves nothing. */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const before = await stat(file).catch(() => undefined)
  // A pipe or a device takes bytes as they come.
  if (before !== undefined && !before.isFile()) return writeFile(file, bytes)
  // A link stays one.
  const target = before ? await realpath(file) : file
  const unfinished = join(dirname(target), `.${basename(target)}.${randomUUID()}`)
  try {
    await writeFile(unfinished, bytes, { flag: 'wx', ...(before && { mode: before.mode }) })
    await rename(unfinished, target)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
