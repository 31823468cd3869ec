import { createReadStream } from 'node:fs'
import { access, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { type S3Options, s3ClientConfig } from './s3Store'

type MediaObject = { filename: string; modifiedAt: Date }

/**
 * The stored pictures, where Payload's own adapters write and read them: the pipeline adds what it has drawn, the sweep
 * finds what nothing refers to.
 */
export type MediaStore = {
  put(filename: string, bytes: Buffer, type: string): Promise<void>
  /** Reads a picture as it streams in. @throws where there is none */
  open(filename: string): Promise<Readable>
  list(): AsyncIterable<MediaObject>
  remove(object: Pick<MediaObject, 'filename'>): Promise<void>
}

/** The folder of the bucket, which a picture's row names too. */
export const MEDIA_PREFIX = 'media'

const onDisk = (mediaFolder: string): MediaStore => ({
  async put(filename, bytes) {
    await mkdir(mediaFolder, { recursive: true })
    await writeFile(path.join(mediaFolder, filename), bytes)
  },
  async open(filename) {
    const place = path.join(mediaFolder, path.basename(filename))
    await access(place)
    return createReadStream(place)
  },
  async *list() {
    for (const name of await readdir(mediaFolder).catch(() => [])) {
      const place = path.join(mediaFolder, name)
      const found = await stat(place).catch(() => undefined)
      if (found?.isFile()) yield { filename: name, modifiedAt: found.mtime }
    }
  },
  remove: ({ filename }) => rm(path.join(mediaFolder, filename), { force: true }),
})

const onS3 = (options: S3Options): MediaStore => {
  const client = new S3Client(s3ClientConfig(options))
  const keyOf = (filename: string) => `${MEDIA_PREFIX}/${filename}`
  return {
    async put(filename, bytes, type) {
      await client.send(
        new PutObjectCommand({ Bucket: options.bucket, Key: keyOf(filename), Body: bytes, ContentType: type }),
      )
    },
    async open(filename) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: options.bucket, Key: keyOf(filename) }))
      if (!(Body instanceof Readable)) throw new Error(`The storage answered without a body for ${filename}`)
      return Body
    },
    async *list() {
      let token: string | undefined
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket: options.bucket,
            Prefix: `${MEDIA_PREFIX}/`,
            ...(token && { ContinuationToken: token }),
          }),
        )
        for (const { Key, LastModified } of page.Contents ?? [])
          if (Key && LastModified) yield { filename: path.posix.basename(Key), modifiedAt: LastModified }
        token = page.NextContinuationToken
      } while (token)
    },
    async remove({ filename }) {
      await client.send(new DeleteObjectCommand({ Bucket: options.bucket, Key: keyOf(filename) }))
    },
  }
}

/** @param folder where they lie without S3 */
export const createMediaStore = (folder: string, s3?: S3Options): MediaStore => (s3 ? onS3(s3) : onDisk(folder))
