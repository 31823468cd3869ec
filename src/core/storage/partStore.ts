import type { LocalFile } from './objectStore'

/** An object in the making: the key it will have, and the storage's own name for it until then. */
export type UnfinishedUpload = { key: string; name: string }

/** Where the parts of an upload lie until they are one object. Parts are numbered from 1. */
export interface PartStore {
  /** Opens an object in the making. @returns the storage's name for it */
  begin(key: string): Promise<string>
  /** Stores a part, over an older one of the same number. The local file may be gone afterwards. */
  put(unfinished: UnfinishedUpload, number: number, file: LocalFile): Promise<void>
  /** Bytes of each part that is there; nothing where the storage knows of no such object in the making. */
  list(unfinished: UnfinishedUpload): Promise<ReadonlyMap<number, number> | undefined>
  /** A link by which a browser sends a part of just so many bytes; absent where all goes through the shop. */
  sign?(unfinished: UnfinishedUpload, part: { number: number; bytes: number }): Promise<string>
  /**
   * Makes one object of parts 1 to `count`, which are all there. What it is made of stays or goes, as the storage
   * likes.
   */
  assemble(unfinished: UnfinishedUpload, count: number): Promise<void>
  /** Forgets an object in the making with its parts; not an error where there is none. The finished object stays. */
  remove(unfinished: UnfinishedUpload): Promise<void>
  /** All that are in the making. */
  listUnfinished(): AsyncIterable<UnfinishedUpload & { modifiedAt: Date }>
}
