import { visibilities } from '@/core/vocabulary'
import { type Draft, hasPermanentProblem, type Item, isUnderWay } from './item'

/** What is stored of an item: all but the file and what can be read from it again. */
export type SavedItem = Pick<
  Item,
  'id' | 'name' | 'size' | 'lastModified' | 'sha256' | 'draft' | 'touched' | 'uploadId'
> & {
  /** It was queued or being sent. */
  wasUnderWay: boolean
  savedAt: number
}

/** Unfinished items expire after a week. */
const TTL_MS = 7 * 24 * 3_600_000
const keyOf = (userId: string) => `shop.uploads.${userId}`
const draftFields = ['title', 'description', 'category', 'tags', 'visibility'] as const satisfies (keyof Draft)[]

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** Validates an item from storage, which may be from an older version of the page. */
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

/** The user's unfinished items, stored on this device. */
export function loadItems(userId: string): SavedItem[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]')
    return Array.isArray(value) ? value.flatMap(readSavedItem) : []
  } catch {
    return []
  }
}

/** Stores unsent items without permanent problems. Failing to store them is no error. */
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
