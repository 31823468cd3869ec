import path from 'node:path'
import { createDiskParts } from './diskParts'
import { createDiskStore } from './diskStore'
import { createMediaStore, type MediaStore } from './mediaStore'
import type { ObjectStore } from './objectStore'
import { originOfBucket } from './originOfBucket'
import type { PartStore } from './partStore'
import { createS3Parts } from './s3Parts'
import { createS3Store, type S3Options } from './s3Store'

/** Where the shop keeps bytes. */
export type Stores = {
  readonly objects: ObjectStore
  /** Where the parts of unfinished uploads lie; with S3 they are S3's, so that every machine finds them. */
  readonly parts: PartStore
  /** Pictures, where Payload's own adapters write and read them, too. */
  readonly media: MediaStore
  /** Folder of the pictures that are kept on disk. */
  readonly mediaFolder: string
  /** Where uploads are received before they are stored; on the file system of the disk store. */
  readonly receivingFolder: string
  readonly s3: S3Options | undefined
  /** Where browsers send the parts of large files to and fetch files from, but for the shop itself. */
  readonly origin: string | undefined
}

/** @param folder absolute; what is on disk lies below it */
export function createStores(folder: string, s3?: S3Options): Stores {
  const receivingFolder = path.join(folder, 'receiving')
  const mediaFolder = path.join(folder, 'media')
  const objects = s3 ? createS3Store(s3) : createDiskStore(path.join(folder, 'objects'))
  return {
    objects,
    parts: s3 ? createS3Parts(s3) : createDiskParts(path.join(folder, 'uploads'), receivingFolder, objects),
    media: createMediaStore(mediaFolder, s3),
    mediaFolder,
    receivingFolder,
    s3,
    origin: s3 && originOfBucket(s3),
  }
}
