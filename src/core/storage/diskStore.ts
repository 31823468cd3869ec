import { createReadStream } from 'node:fs'
import { access, constants, copyFile, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { ObjectNotFound, type ObjectStore, type StoredObject } from './objectStore'

const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

/** Keys are `prefix/<uuid>`; the last two digits make the folder, so that none grows too large. */
function pathOf(root: string, key: string): string {
  if (!/^[a-z]+\/[0-9a-f-]{36}$/.test(key)) throw new Error(`Not a key of this store: ${key}`)
  const [prefix, id] = key.split('/')
  return path.join(root, prefix!, id!.slice(-2), id!)
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Moves a file to a place whose folder may be missing, also from another file system. */
async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) {
      await mkdir(path.dirname(to), { recursive: true })
      await rename(from, to)
      return
    }
    if (!hasCode(error, 'EXDEV')) throw error
    await mkdir(path.dirname(to), { recursive: true })
    await copyFile(from, `${to}.part`)
    await syncFile(`${to}.part`)
    await rename(`${to}.part`, to)
    await rm(from, { force: true })
  }
}

/** Objects as files below `root`, on the same file system as the folder that uploads are received in. */
export function createDiskStore(root: string): ObjectStore {
  return {
    kind: 'disk',

    async put(key, file) {
      const place = pathOf(root, key)
      await moveFile(file.path, place)
      // After the move, so that the new name is on the disk together with the bytes.
      await syncFile(place)
    },

    async open(key, { signal, range } = {}) {
      const place = pathOf(root, key)
      try {
        await access(place, constants.R_OK)
      } catch (error) {
        if (hasCode(error, 'ENOENT')) throw new ObjectNotFound(key)
        throw error
      }
      return createReadStream(place, { ...range, ...(signal && { signal }), highWaterMark: 256 * 1024 })
    },

    remove: (key) => rm(pathOf(root, key), { force: true }),

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
