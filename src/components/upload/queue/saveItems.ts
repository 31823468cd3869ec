import { visibilities } from '@/core/vocabulary'
import { type Draft, hasPermanentProblem, type Item, isUnderWay } from './item'

/** What outlives the page: all but the file itself and what can be found in it again. */
export type SavedItem = Pick<
  Item,
  'id' | 'name' | 'size' | 'lastModified' | 'sha256' | 'draft' | 'touched' | 'uploadId'
> & {
  /** Its sending had been asked for. */
  wasUnderWay: boolean
  savedAt: number
}

/** Milliseconds: a week, after which nobody comes back for it. */
const TTL_MS = 7 * 24 * 3_600_000
const keyOf = (userId: string) => `shop.uploads.${userId}`
const draftFields = ['title', 'description', 'category', 'tags', 'visibility'] as const satisfies (keyof Draft)[]

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** Whatever lies in the browser's storage, an older version of the page may have put it there. */
function readSavedItem(value: unknown): SavedItem[] {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.name !== 'string') return []
  if (typeof value.size !== 'number' || typeof value.savedAt !== 'number' || value.savedAt < Date.now() - TTL_MS)
    return []
  const draft = isRecord(value.draft) ? value.draft : {}
  const touched: unknown[] = Array.isArray(value.touched) ? value.touched : []
  return [
    {
      id: value.id,
      name: value.name,
      size: value.size,
      lastModified: Number(value.lastModified) || 0,
      draft: {
        title: textOf(draft.title),
        description: textOf(draft.description),
        category: textOf(draft.category),
        tags: textOf(draft.tags),
        visibility: visibilities.find((known) => known === draft.visibility) ?? 'public',
      },
      touched: draftFields.filter((field) => touched.includes(field)),
      wasUnderWay: value.wasUnderWay === true,
      savedAt: value.savedAt,
      ...(typeof value.sha256 === 'string' && { sha256: value.sha256 }),
      ...(typeof value.uploadId === 'string' && { uploadId: value.uploadId }),
    },
  ]
}

/** What this person had not finished when they last left the page, on this device. */
export function loadItems(userId: string): SavedItem[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]')
    return Array.isArray(value) ? value.flatMap(readSavedItem) : []
  } catch {
    return []
  }
}

/** Keeps what is not sent yet and can be sent. A browser that keeps nothing is no reason to fail. */
export function saveItems(userId: string, items: readonly Item[]): void {
  const kept = items
    .filter((item) => item.phase !== 'sent' && !hasPermanentProblem(item))
    .map((item): SavedItem => {
      const { id, name, size, lastModified, sha256, draft, touched, uploadId } = item
      const known = { ...(sha256 && { sha256 }), ...(uploadId && { uploadId }) }
      return {
        id,
        name,
        size,
        lastModified,
        draft,
        touched,
        wasUnderWay: isUnderWay(item),
        savedAt: Date.now(),
        ...known,
      }
    })
  try {
    if (kept.length === 0) localStorage.removeItem(keyOf(userId))
    else localStorage.setItem(keyOf(userId), JSON.stringify(kept))
  } catch {
    // Full or forbidden.
  }
}
