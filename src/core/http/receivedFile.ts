import { type FileHandle, mkdir, open, unlink } from 'node:fs/promises'
import path from 'node:path'

/** Bytes kept from a file's beginning for detection. */
export const HEAD_BYTES = 512

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** A new file, and its folder where that is missing. */
export async function openNew(place: string): Promise<FileHandle> {
  const create = () => open(place, 'wx', 0o600)
  try {
    return await create()
  } catch (error) {
    if (!isMissing(error)) throw error
    await mkdir(path.dirname(place), { recursive: true })
    return create()
  }
}

/** Removes a received file unless it was moved. */
export async function removeReceived({ path: place }: { path: string }): Promise<void> {
  await unlink(place).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
}
