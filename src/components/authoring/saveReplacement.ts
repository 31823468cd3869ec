import { deleteStoredFile, loadStoredFile, storeFile } from '../upload/queue/storeFiles'

/** An interrupted upload of a new file for a build. */
export type SavedReplacement = { file: File; uploadId: string | undefined }

const FILE = 'file'
const storeNameOf = (schematicId: string) => `replace-${schematicId}`
const keyOf = (schematicId: string) => `shop.replace.${schematicId}`

/** If the browser stores nothing, the user chooses the file again, and the upload still resumes. */
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
