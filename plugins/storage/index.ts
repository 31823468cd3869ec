import { s3Storage } from '@payloadcms/storage-s3'
import type { Plugin } from 'payload'
import { MEDIA_PREFIX } from '@/core/storage/mediaStore'
import { type S3Options, s3ClientConfig } from '@/core/storage/s3Store'

export type StorageOptions = {
  /** Keeps pictures in this bucket; without it they lie on disk. The schema is the same for both. */
  s3?: S3Options
}

/** Where `media` lies. Schematic files have a store of their own (`src/server/storage`), in the same bucket. */
export const storage = ({ s3 }: StorageOptions): Plugin =>
  s3Storage({
    enabled: Boolean(s3),
    alwaysInsertFields: true,
    bucket: s3?.bucket ?? 'unused',
    config: s3 ? s3ClientConfig(s3) : {},
    collections: { media: { prefix: MEDIA_PREFIX } },
  })
