import { createReadStream } from 'node:fs'
import { access, constants, copyFile, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { ObjectNotFound, type ObjectStore, type StoredObject } from './objectStore'

const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

/** Keys are `prefix/<uuid>`; the last two digits make the folder, so that none grows too large. */
function placeOf(root: string, key: string): string {
  if (!/^[a-z]+\/[0-9a-f-]{36}$/.test(key)) throw new Error(`Not a key of this store: ${key}`)
  const [prefix, id] = key.split('/')
  return path.join(root, prefix!, id!.slice(-2), id!)
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

/** Objects as files below `root`, on the same file system as the folder that uploads are received in. */
export function createDiskStore(root: string): ObjectStore {
  return {
    kind: 'disk',

    async put(key, file) {
      const place = placeOf(root, key)
      await mkdir(path.dirname(place), { recursive: true })
      await syncFile(file.path)
      try {
        await rename(file.path, place)
      } catch (error) {
        if (!hasCode(error, 'EXDEV')) throw error
        await copyFile(file.path, `${place}.part`)
        await syncFile(`${place}.part`)
        await rename(`${place}.part`, place)
        await rm(file.path, { force: true })
      }
    },

    async open(key, { signal, range } = {}) {
      const place = placeOf(root, key)
      try {
        await access(place, constants.R_OK)
      } catch (error) {
        if (hasCode(error, 'ENOENT')) throw new ObjectNotFound(key)
        throw error
      }
      return createReadStream(place, { ...range, ...(signal && { signal }), highWaterMark: 256 * 1024 })
    },

    remove: (key) => rm(placeOf(root, key), { force: true }),

    async *list(prefix) {
      const folder = path.join(root, prefix)
      try {
        for await (const entry of await opendir(folder, { recursive: true })) {
          if (!entry.isFile()) continue
          const file = path.join(entry.parentPath, entry.name)
          const found = await stat(file).catch(() => undefined)
          if (found)
            yield { key: `${prefix}${entry.name}`, bytes: found.size, modifiedAt: found.mtime } satisfies StoredObject
        }
      } catch (error) {
        if (!hasCode(error, 'ENOENT')) throw error
      }
    },

    async check() {
      await mkdir(root, { recursive: true })
      await access(root, constants.R_OK | constants.W_OK)
    },
  }
}
