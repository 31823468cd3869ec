import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FILES_PREFIX, type ObjectStore } from './objectStore'
import type { PartStore, UnfinishedUpload } from './partStore'

const CHUNK = 256 * 1024
const partName = /^[1-9]\d{0,4}$/

/**
 * Parts as files in a folder for each object in the making, below `root`. All folders lie on one file system with the
 * store.
 * @param scratch where the whole is put together before the store takes it
 */
export function createDiskParts(root: string, scratch: string, store: ObjectStore): PartStore {
  const folderOf = ({ key }: Pick<UnfinishedUpload, 'key'>) => path.join(root, path.posix.basename(key))

  async function* bytesOf(unfinished: UnfinishedUpload, count: number): AsyncGenerator<Buffer> {
    for (let number = 1; number <= count; number += 1)
      yield* createReadStream(path.join(folderOf(unfinished), String(number)), { highWaterMark: CHUNK })
  }

  return {
    async begin(key) {
      await mkdir(folderOf({ key }), { recursive: true })
      return path.posix.basename(key)
    },

    async put(unfinished, number, file) {
      // The folder is not made here: where it has gone, so has the upload.
      await rename(file.path, path.join(folderOf(unfinished), String(number)))
    },

    async list(unfinished) {
      const folder = folderOf(unfinished)
      const names = await readdir(folder).catch(() => undefined)
      if (!names) return undefined
      const parts = new Map<number, number>()
      for (const name of names) {
        const found = partName.test(name) ? await stat(path.join(folder, name)).catch(() => undefined) : undefined
        if (found?.isFile()) parts.set(Number(name), found.size)
      }
      return parts
    },

    async assemble(unfinished, count) {
      await mkdir(scratch, { recursive: true })
      const place = path.join(scratch, randomUUID())
      try {
        const whole = createWriteStream(place, { flags: 'wx', mode: 0o600, highWaterMark: CHUNK })
        await pipeline(Readable.from(bytesOf(unfinished, count), { objectMode: false, highWaterMark: CHUNK }), whole)
        await store.put(unfinished.key, { path: place, bytes: whole.bytesWritten })
      } catch (error) {
        await rm(place, { force: true })
        throw error
      }
    },

    remove: (unfinished) => rm(folderOf(unfinished), { recursive: true, force: true }),

    async *listUnfinished() {
      for (const name of await readdir(root).catch(() => [])) {
        const found = await stat(path.join(root, name)).catch(() => undefined)
        if (found?.isDirectory()) yield { key: `${FILES_PREFIX}${name}`, name, modifiedAt: found.mtime }
      }
    },
  }
}
