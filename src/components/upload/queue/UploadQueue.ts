import { MAX_CHARACTERS } from '@/core/text/textLimits'
import { isRefusalReason } from '@/core/vocabulary'
import type { Limits } from '@/schematic/limits'
import { type Problem, readProblems } from '../../ui/readProblem'
import type { PreviewMessage } from '../filePreview'
import { guessListing } from '../guessListing'
import { titleOf } from '../titleOf'
import { callShopApi } from './callShopApi'
import { type Draft, type Item, isReady, isUnderWay } from './item'
import { measureSpeed } from './measureSpeed'
import { loadItems, saveItems } from './saveItems'
import { sendFile } from './sendFile'
import { deleteStoredFile, loadStoredFile, pruneStoredFiles, storeFile } from './storeFiles'
import { newBuildTarget } from './uploadTargets'

/** Concurrent uploads, and the maximum number of files in the queue. */
const MAX_CONCURRENT = 2
export const MAX_FILES = 50
/** Milliseconds between progress updates, and until edits are saved. */
const REPORT_INTERVAL_MS = 200
const SAVE_DELAY_MS = 300
/** Milliseconds to wait for a file's hash before sending without it. */
const HASH_TIMEOUT_MS = 15_000

export type QueueLimits = {
  maxBytes: number
  partBytes: number
  categories: readonly string[]
  /** What the engine allows a file. */
  engine: Limits
}

const newDraft = (name: string): Draft => ({
  title: titleOf(name),
  description: '',
  category: '',
  tags: '',
  visibility: 'public',
})

const isSame = (item: Item, file: File) => item.name === file.name && item.size === file.size

/**
 * The upload queue of a user. Uploads continue while the user visits other pages of the site, and unsent files are
 * stored on the device. Independent of the UI.
 */
export class UploadQueue {
  readonly #userId: string
  #limits: QueueLimits
  #items: readonly Item[] = []
  #listeners = new Set<() => void>()
  #running = new Map<string, AbortController>()
  #previews = new Map<string, () => void>()
  #hidden = new Set<string>()
  /** Items whose upload was started in an earlier visit. */
  #repeated = new Set<string>()
  #saveTimer: ReturnType<typeof setTimeout> | undefined

  constructor(userId: string, limits: QueueLimits) {
    this.#userId = userId
    this.#limits = limits
    this.#restore()
    addEventListener('pagehide', () => {
      if (this.#saveTimer !== undefined) this.#save()
    })
  }

  setLimits(limits: QueueLimits): void {
    this.#limits = limits
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly read = (): readonly Item[] => this.#items

  /**
   * Adds files. A file that an item is waiting for is attached to it.
   * @returns how many were added, already known, or left out
   */
  add(files: readonly File[]): { added: number; known: number; left: number } {
    const counts = { added: 0, known: 0, left: 0 }
    for (const file of files) {
      const awaiting = this.#items.find((item) => !item.file && isSame(item, file))
      const known = this.#items.some(
        (item) => item.file && isSame(item, file) && item.lastModified === file.lastModified,
      )
      if (awaiting) {
        this.#attach(awaiting.id, file)
        counts.added += 1
      } else if (known) counts.known += 1
      else if (this.#items.length >= MAX_FILES) counts.left += 1
      else {
        this.#insert(file)
        counts.added += 1
      }
    }
    return counts
  }

  /** Whether the user removed an uploaded build from the list. */
  isHidden(schematicId: string): boolean {
    return this.#hidden.has(schematicId)
  }

  change(id: string, change: Partial<Draft>): void {
    const item = this.#find(id)
    if (!item) return
    const fields = Object.keys(change) as (keyof Draft)[]
    this.#update(id, {
      draft: { ...item.draft, ...change },
      touched: [...new Set([...item.touched, ...fields])],
      problems: item.problems.filter(({ field }) => !fields.some((changed) => changed === field)),
    })
  }

  /** Queues an item for upload. */
  send(id: string): void {
    const item = this.#find(id)
    if (!item || !isReady(item)) return
    this.#update(id, { phase: 'waiting', problems: [], sentBytes: 0 })
    this.#sendNext()
  }

  /** Cancels an item's upload and deletes its uploaded parts. It can be sent again. */
  cancel(id: string): void {
    const item = this.#find(id)
    if (!item || !isUnderWay(item)) return
    this.#stop(item)
    const { speed: _speed, uploadId: _uploadId, ...rest } = item
    this.#replace(id, { ...rest, phase: 'draft', sentBytes: 0 })
    this.#sendNext()
  }

  remove(id: string): void {
    const item = this.#find(id)
    if (!item) return
    this.#stop(item)
    if (item.doc) this.#hidden.add(item.doc.id)
    this.#previews.get(id)?.()
    this.#previews.delete(id)
    this.#items = this.#items.filter((other) => other.id !== id)
    void deleteStoredFile(this.#userId, id)
    this.#notify()
    this.#sendNext()
  }

  #find(id: string): Item | undefined {
    return this.#items.find((item) => item.id === id)
  }

  #replace(id: string, item: Item): void {
    this.#items = this.#items.map((other) => (other.id === id ? item : other))
    this.#notify()
  }

  #update(id: string, change: Partial<Item>): void {
    const item = this.#find(id)
    if (item) this.#replace(id, { ...item, ...change })
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
    // Not debounced: while a file is sent, updates never stop.
    this.#saveTimer ??= setTimeout(() => this.#save(), SAVE_DELAY_MS)
  }

  #save(): void {
    clearTimeout(this.#saveTimer)
    this.#saveTimer = undefined
    saveItems(this.#userId, this.#items)
  }

  /** Restores unfinished items of the last visit. */
  #restore(): void {
    const remembered = loadItems(this.#userId)
    this.#items = remembered.map(({ wasUnderWay: _wasUnderWay, savedAt: _savedAt, ...item }) => ({
      ...item,
      isPreviewing: false,
      problems: [],
      phase: 'draft',
      sentBytes: 0,
    }))
    void pruneStoredFiles(
      this.#userId,
      remembered.map(({ id }) => id),
    )
    for (const { id, wasUnderWay } of remembered)
      void loadStoredFile(this.#userId, id).then((file) => {
        if (!file || this.#find(id)?.file) return
        this.#attach(id, file)
        if (!wasUnderWay) return
        this.#repeated.add(id)
        this.send(id)
      })
  }

  #insert(file: File): void {
    const id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`
    const { name, size, lastModified } = file
    const problems = this.#validate(file)
    const item: Item = {
      id,
      name,
      size,
      lastModified,
      file,
      isPreviewing: problems.length === 0,
      draft: newDraft(name),
      touched: [],
      problems,
      phase: 'draft',
      sentBytes: 0,
    }
    this.#items = [...this.#items, item]
    this.#notify()
    if (problems.length > 0) return
    void storeFile(this.#userId, id, file)
    this.#preview(id, file)
  }

  #attach(id: string, file: File): void {
    const problems = this.#validate(file)
    const item = this.#find(id)
    // Without a hash, only this tells whether it is the same file.
    if (item?.uploadId && !item.sha256 && item.lastModified !== file.lastModified) {
      const { uploadId: _other, ...rest } = item
      this.#replace(id, rest)
    }
    this.#update(id, { file, lastModified: file.lastModified, problems, isPreviewing: problems.length === 0 })
    if (problems.length > 0) return
    void storeFile(this.#userId, id, file)
    this.#preview(id, file)
  }

  /** Checks a file without reading it. */
  #validate({ size }: File): Problem[] {
    if (size === 0) return [{ message: '', code: 'empty_file', field: 'file' }]
    return size > this.#limits.maxBytes ? [{ message: '', code: 'file_too_large', field: 'file' }] : []
  }

  #preview(id: string, file: File): void {
    let isOver = false
    this.#previews.set(id, () => {
      isOver = true
    })
    void import('../previewFile').then(({ previewFile }) => {
      if (!isOver)
        this.#previews.set(
          id,
          previewFile(file, (message) => this.#applyPreview(id, message), this.#limits.engine),
        )
    })
  }

  /** Applies what the browser found in a file. */
  #applyPreview(id: string, message: PreviewMessage): void {
    const item = this.#find(id)
    if (!item) return
    if (message.kind === 'over') this.#update(id, { isPreviewing: false })
    if (message.kind === 'failed') this.#update(id, { isUnreadable: true })
    if (message.kind === 'picture') this.#update(id, { picture: message.picture })
    if (message.kind === 'hash') {
      this.#update(id, { sha256: message.sha256 })
      void this.#precheck(id)
    }
    // A file that the browser can't read may still be fine. Known problems are shown before the upload.
    if (message.kind === 'refused' && isRefusalReason(message.code))
      this.#update(id, { problems: [...item.problems, { message: '', code: message.code, field: 'file' }] })
    if (message.kind === 'facts') this.#update(id, { facts: message.facts, draft: this.#prefill(item, message.facts) })
  }

  /** Prefills untouched fields from the file. */
  #prefill({ draft, touched, name }: Item, facts: NonNullable<Item['facts']>): Draft {
    const own = facts.metadata.name === 'Unnamed' ? null : facts.metadata.name?.trim()
    const title = touched.includes('title') ? draft.title : (own || titleOf(name)).slice(0, MAX_CHARACTERS.title)
    const guess = guessListing(`${title} ${titleOf(name)}`, facts, this.#limits.categories)
    return {
      ...draft,
      title,
      description: touched.includes('description') ? draft.description : (facts.metadata.description ?? ''),
      category: touched.includes('category') ? draft.category : guess.category,
      tags: touched.includes('tags') ? draft.tags : guess.tags.join(', '),
    }
  }

  /** Asks the server for problems before the upload. */
  async #precheck(id: string): Promise<void> {
    const item = this.#find(id)
    if (item?.phase !== 'draft') return
    const about = { filename: item.name, bytes: item.size, ...(item.sha256 && { sha256: item.sha256 }) }
    const { status, body } = await callShopApi('POST', '/api/uploads/check', about, new AbortController().signal)
    const now = this.#find(id)
    if (status !== 200 || now?.phase !== 'draft') return
    const errors = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : []
    if (!Array.isArray(errors) || errors.length === 0) return
    const told = readProblems(body).filter(({ code }) => !now.problems.some((known) => known.code === code))
    this.#update(id, { problems: [...now.problems, ...told.map((problem) => ({ field: 'file', ...problem }))] })
  }

  #sendNext(): void {
    while (this.#running.size < MAX_CONCURRENT) {
      const item = this.#items.find(({ id, phase }) => phase === 'waiting' && !this.#running.has(id))
      if (!item?.file) return
      void this.#run(item, item.file)
    }
  }

  /** The hash lets an upload resume; for large files it is worth waiting for. */
  #whenHashed(id: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        const item = this.#find(id)
        if (!signal.aborted && item?.isPreviewing && !item.sha256) return
        unsubscribe()
        clearTimeout(timer)
        resolve()
      }
      const unsubscribe = this.subscribe(look)
      const timer = setTimeout(() => {
        unsubscribe()
        resolve()
      }, HASH_TIMEOUT_MS)
      signal.addEventListener('abort', look)
      look()
    })
  }

  async #run({ id, draft }: Item, file: File): Promise<void> {
    const controller = new AbortController()
    this.#running.set(id, controller)
    const speedOf = measureSpeed()
    let reported = 0
    try {
      if (file.size > this.#limits.partBytes) await this.#whenHashed(id, controller.signal)
      const { sha256, uploadId } = this.#find(id) ?? {}
      const { problems, doc } = await sendFile({
        file,
        sha256,
        uploadId,
        isRepeated: this.#repeated.has(id),
        target: newBuildTarget(draft),
        partBytes: this.#limits.partBytes,
        signal: controller.signal,
        onUpload: (begun) => this.#update(id, { uploadId: begun }),
        onPhase: (phase) => {
          if (this.#find(id)?.phase !== phase) this.#update(id, { phase })
        },
        onProgress: (sentBytes) => {
          const now = performance.now()
          const speed = speedOf(sentBytes, now)
          if (now - reported < REPORT_INTERVAL_MS && sentBytes < file.size) return
          reported = now
          this.#update(id, { sentBytes, ...(speed !== undefined && { speed }) })
        },
      })
      if (doc) {
        this.#update(id, { phase: 'sent', doc, sentBytes: file.size, problems: [] })
        void deleteStoredFile(this.#userId, id)
      } else this.#update(id, { phase: 'draft', problems, sentBytes: 0 })
    } catch (error) {
      // A cancelled item was already reset.
      if (!controller.signal.aborted) {
        this.#update(id, { phase: 'draft', sentBytes: 0, problems: readProblems(undefined) })
        throw error
      }
    } finally {
      if (this.#running.get(id) === controller) this.#running.delete(id)
      this.#sendNext()
    }
  }

  #stop({ id, uploadId }: Item): void {
    this.#running.get(id)?.abort()
    this.#running.delete(id)
    // A finished upload is kept: its build is published.
    if (uploadId && this.#find(id)?.phase !== 'sent')
      void callShopApi('DELETE', `/api/uploads/${uploadId}`, undefined, new AbortController().signal)
  }
}

let current: { userId: string; queue: UploadQueue } | undefined

/** The queue of this browser tab, kept across pages. */
export function uploadQueueOf(userId: string, limits: QueueLimits): UploadQueue {
  if (current?.userId === userId) {
    current.queue.setLimits(limits)
    return current.queue
  }
  const queue = new UploadQueue(userId, limits)
  current = { userId, queue }
  return queue
}
