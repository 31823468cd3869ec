/** Stores chosen files in IndexedDB, so that uploads can resume after a reload. */

const STORE = 'files'
/** Maximum bytes of a stored file. */
const MAX_FILE_BYTES = 512 * 1024 ** 2

const nameOf = (userId: string) => `shop-uploads-${userId}`

const done = <Value>(request: IDBRequest<Value>) =>
  new Promise<Value>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

async function withStore<Value>(
  userId: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value | undefined> {
  try {
    const opening = indexedDB.open(nameOf(userId), 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    const database = await done(opening)
    try {
      return await done(work(database.transaction(STORE, mode).objectStore(STORE)))
    } finally {
      database.close()
    }
  } catch {
    // Without storage (private window, full disk) the user must choose the file again.
    return undefined
  }
}

export async function storeFile(userId: string, id: string, file: File): Promise<void> {
  if (file.size <= MAX_FILE_BYTES) await withStore(userId, 'readwrite', (store) => store.put(file, id))
}

export async function loadStoredFile(userId: string, id: string): Promise<File | undefined> {
  const kept: unknown = await withStore(userId, 'readonly', (store) => store.get(id))
  return kept instanceof File ? kept : undefined
}

export async function deleteStoredFile(userId: string, id: string): Promise<void> {
  await withStore(userId, 'readwrite', (store) => store.delete(id))
}

/** Deletes stored files that no item needs. */
export async function pruneStoredFiles(userId: string, ids: readonly string[]): Promise<void> {
  const keys = (await withStore(userId, 'readonly', (store) => store.getAllKeys())) ?? []
  for (const key of keys) if (typeof key === 'string' && !ids.includes(key)) await deleteStoredFile(userId, key)
}
