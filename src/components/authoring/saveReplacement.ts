import { deleteStoredFile, loadStoredFile, storeFile } from '../upload/queue/storeFiles'

/** What was being sent as a build's new file when its page was left. */
export type SavedReplacement = { file: File; uploadId: string | undefined }

const FILE = 'file'
const storeNameOf = (schematicId: string) => `replace-${schematicId}`
const keyOf = (schematicId: string) => `shop.replace.${schematicId}`

/** A browser that keeps nothing is no reason to fail: then the file is chosen again, and goes on where it was all the same. */
export async function saveReplacement(schematicId: string, file: File): Promise<void> {
  await storeFile(storeNameOf(schematicId), FILE, file)
}

export function saveUploadId(schematicId: string, uploadId: string): void {
  try {
    localStorage.setItem(keyOf(schematicId), uploadId)
  } catch {
    // Full or forbidden.
  }
}

export async function discardReplacement(schematicId: string): Promise<void> {
  try {
    localStorage.removeItem(keyOf(schematicId))
  } catch {
    // Forbidden.
  }
  await deleteStoredFile(storeNameOf(schematicId), FILE)
}

export async function loadReplacement(schematicId: string): Promise<SavedReplacement | undefined> {
  const file = await loadStoredFile(storeNameOf(schematicId), FILE)
  if (!file) return undefined
  let uploadId: string | undefined
  try {
    uploadId = localStorage.getItem(keyOf(schematicId)) ?? undefined
  } catch {
    // Forbidden.
  }
  return { file, uploadId }
}
