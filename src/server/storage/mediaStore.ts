import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { DeleteObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { env } from '@/env'
import { s3Options } from '.'
import { s3ClientConfig } from './s3Store'

export type MediaObject = { filename: string; place: string; modifiedAt: Date }

/** The stored pictures, which Payload's own adapters write and read; here only to find those that nothing refers to. */
export type MediaStore = { list(): AsyncIterable<MediaObject>; remove(object: MediaObject): Promise<void> }

export const mediaFolder = path.join(env.DATA_DIR, 'media')
const PREFIX = 'media/'

const onDisk: MediaStore = {
  async *list() {
    for (const name of await readdir(mediaFolder).catch(() => [])) {
      const place = path.join(mediaFolder, name)
      const found = await stat(place).catch(() => undefined)
      if (found?.isFile()) yield { filename: name, place, modifiedAt: found.mtime }
    }
  },
  remove: ({ place }) => rm(place, { force: true }),
}

const onS3 = (options: NonNullable<typeof s3Options>): MediaStore => {
  const client = new S3Client(s3ClientConfig(options))
  return {
    async *list() {
      let token: string | undefined
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket: options.bucket,
            Prefix: PREFIX,
            ...(token && { ContinuationToken: token }),
          }),
        )
        for (const { Key, LastModified } of page.Contents ?? [])
          if (Key && LastModified) yield { filename: path.posix.basename(Key), place: Key, modifiedAt: LastModified }
        token = page.NextContinuationToken
      } while (token)
    },
    async remove({ place }) {
      await client.send(new DeleteObjectCommand({ Bucket: options.bucket, Key: place }))
    },
  }
}

export const mediaStore: MediaStore = s3Options ? onS3(s3Options) : onDisk
