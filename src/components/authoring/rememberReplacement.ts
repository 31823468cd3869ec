import { forgetFile, keepFile, recallFile } from '../upload/queue/keepFiles'

/** What was being sent as a build's new file when its page was left. */
export type Left = { file: File; uploadId: string | undefined }

const FILE = 'file'
const placeOf = (schematicId: string) => `replace-${schematicId}`
const keyOf = (schematicId: string) => `shop.replace.${schematicId}`

/** A browser that keeps nothing is no reason to fail: then the file is chosen again, and goes on where it was all the same. */
export async function rememberReplacement(schematicId: string, file: File): Promise<void> {
  await keepFile(placeOf(schematicId), FILE, file)
}

export function rememberUpload(schematicId: string, uploadId: string): void {
  try {
    localStorage.setItem(keyOf(schematicId), uploadId)
  } catch {
    // Full or forbidden.
  }
}

export async function forgetReplacement(schematicId: string): Promise<void> {
  try {
    localStorage.removeItem(keyOf(schematicId))
  } catch {
    // Forbidden.
  }
  await forgetFile(placeOf(schematicId), FILE)
}

export async function recallReplacement(schematicId: string): Promise<Left | undefined> {
  const file = await recallFile(placeOf(schematicId), FILE)
  if (!file) return undefined
  let uploadId: string | undefined
  try {
    uploadId = localStorage.getItem(keyOf(schematicId)) ?? undefined
  } catch {
    // Forbidden.
  }
  return { file, uploadId }
}
