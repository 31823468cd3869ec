import path from 'node:path'
import { env } from '@/env'
import { createDiskParts } from './diskParts'
import { createDiskStore } from './diskStore'
import type { ObjectStore } from './objectStore'
import { originOfBucket } from './originOfBucket'
import type { PartStore } from './partStore'
import { createS3Parts } from './s3Parts'
import { createS3Store, type S3Options } from './s3Store'

/** The S3 settings of this process, or nothing where files are kept on disk. */
export const s3Options: S3Options | undefined = env.S3_BUCKET
  ? {
      bucket: env.S3_BUCKET,
      region: env.S3_REGION,
      forcePathStyle: env.S3_FORCE_PATH_STYLE,
      ...(env.S3_ENDPOINT && { endpoint: env.S3_ENDPOINT }),
      ...(env.S3_ACCESS_KEY_ID && { accessKeyId: env.S3_ACCESS_KEY_ID }),
      ...(env.S3_SECRET_ACCESS_KEY && { secretAccessKey: env.S3_SECRET_ACCESS_KEY }),
    }
  : undefined

/** Where browsers send the parts of large files to and fetch files from, but for the shop itself. */
export const storageOrigin = s3Options && originOfBucket(s3Options)

/** Where uploads are received before they are stored; on the file system of the disk store. */
export const receivingFolder = path.join(env.DATA_DIR, 'receiving')

export const objectStore: ObjectStore = s3Options
  ? createS3Store(s3Options)
  : createDiskStore(path.join(env.DATA_DIR, 'objects'))

/** Where the parts of unfinished uploads lie; with S3 they are S3's, so that every machine finds them. */
export const partStore: PartStore = s3Options
  ? createS3Parts(s3Options)
  : createDiskParts(path.join(env.DATA_DIR, 'uploads'), receivingFolder, objectStore)
