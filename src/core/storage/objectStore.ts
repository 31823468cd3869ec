import type { Readable } from 'node:stream'

/** A finished file on local disk that a store may take over. */
export type LocalFile = { path: string; bytes: number }
export type StoredObject = { key: string; bytes: number; modifiedAt: Date }
/** First and last byte, both inclusive. */
export type ByteRange = { start: number; end: number }

/** Where stored bytes lie. Keys are made by the shop from random ids, never from what a person typed. */
export interface ObjectStore {
  readonly kind: 'disk' | 's3'
  /**
   * Stores a whole file under a new key, or throws and leaves nothing readable. The local file may be gone afterwards.
   */
  put(key: string, file: LocalFile): Promise<void>
  /**
   * Reads an object as it streams in.
   * @throws ObjectNotFound where there is none.
   */
  open(key: string, options?: { signal?: AbortSignal; range?: ByteRange }): Promise<Readable>
  /** Removes an object; not an error where there is none. */
  remove(key: string): Promise<void>
  /** Every object under a prefix. */
  list(prefix: string): AsyncIterable<StoredObject>
  /**
   * A link that reads one object until it expires, by the storage's own signature; absent where the shop serves itself.
   */
  sign?(key: string, options: { disposition: string; seconds: number }): Promise<string>
  /** Throws where the storage cannot be used. */
  check(): Promise<void>
}

export class ObjectNotFound extends Error {
  constructor(key: string) {
    super(`There is no stored object ${key}`)
    this.name = 'ObjectNotFound'
  }
}

/** `files/<id>` for uploaded files. */
export const FILES_PREFIX = 'files/'
export const keyOfObject = (id: string) => `${FILES_PREFIX}${id}`
