import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { MiB } from '../units'
import { type LocalFile, ObjectNotFound, type ObjectStore } from './objectStore'

/** Milliseconds. A storage that is silent for longer counts as down, and the client is told so. */
const CONNECT_TIMEOUT_MS = 3_000
const SOCKET_TIMEOUT_MS = 20_000

export type S3Options = {
  bucket: string
  endpoint?: string
  region: string
  accessKeyId?: string
  secretAccessKey?: string
  forcePathStyle: boolean
}

/** Client settings that this store and Payload's storage adapter share. */
export const s3ClientConfig = (options: S3Options): S3ClientConfig => ({
  region: options.region,
  forcePathStyle: options.forcePathStyle,
  ...(options.endpoint && { endpoint: options.endpoint }),
  ...(options.accessKeyId &&
    options.secretAccessKey && {
      credentials: { accessKeyId: options.accessKeyId, secretAccessKey: options.secretAccessKey },
    }),
  maxAttempts: 2,
  // The default would pin the checksum of an empty body into every signed link.
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
  requestHandler: {
    connectionTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    requestTimeout: SOCKET_TIMEOUT_MS,
  },
})

/** S3 takes 5 GiB in one request, and 10,000 parts; smaller ones don't outlast the timeouts. */
const PART_BYTES = 128 * MiB

/** A large object, a part after the other. Where it fails nothing is left; of a killed process the sweep finds it. */
async function putInParts(client: S3Client, target: { Bucket: string; Key: string }, file: LocalFile): Promise<void> {
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({ ...target, ContentType: 'application/octet-stream' }),
  )
  try {
    const parts: CompletedPart[] = []
    for (let start = 0; start < file.bytes; start += PART_BYTES) {
      const end = Math.min(start + PART_BYTES, file.bytes) - 1
      const { ETag } = await client.send(
        new UploadPartCommand({
          ...target,
          UploadId,
          PartNumber: parts.length + 1,
          Body: createReadStream(file.path, { start, end }),
          ContentLength: end - start + 1,
        }),
      )
      parts.push({ ETag, PartNumber: parts.length + 1 })
    }
    await client.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts: parts } }))
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand({ ...target, UploadId })).catch(() => undefined)
    throw error
  }
}

/** Objects in one S3 bucket. */
export function createS3Store(options: S3Options): ObjectStore {
  const client = new S3Client(s3ClientConfig(options))
  const Bucket = options.bucket

  return {
    kind: 's3',

    async put(key, file) {
      if (file.bytes > PART_BYTES) return putInParts(client, { Bucket, Key: key }, file)
      await client.send(
        new PutObjectCommand({
          Bucket,
          Key: key,
          Body: createReadStream(file.path),
          ContentLength: file.bytes,
          ContentType: 'application/octet-stream',
        }),
      )
    },

    async open(key, { signal, range } = {}) {
      try {
        const { Body } = await client.send(
          new GetObjectCommand({ Bucket, Key: key, ...(range && { Range: `bytes=${range.start}-${range.end}` }) }),
          { ...(signal && { abortSignal: signal }) },
        )
        if (!(Body instanceof Readable)) throw new Error(`The storage answered without a body for ${key}`)
        return Body
      } catch (error) {
        if (error instanceof NoSuchKey) throw new ObjectNotFound(key)
        throw error
      }
    },

    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }))
    },

    async *list(prefix) {
      let token: string | undefined
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket, Prefix: prefix, ...(token && { ContinuationToken: token }) }),
        )
        for (const { Key, Size, LastModified } of page.Contents ?? [])
          if (Key && LastModified) yield { key: Key, bytes: Size ?? 0, modifiedAt: LastModified }
        token = page.NextContinuationToken
      } while (token)
    },

    sign: (key, { disposition, seconds }) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket,
          Key: key,
          ResponseContentDisposition: disposition,
          ResponseContentType: 'application/octet-stream',
        }),
        { expiresIn: seconds },
      ),

    async check() {
      try {
        await client.send(new HeadBucketCommand({ Bucket }))
      } catch (error) {
        if (!(error instanceof S3ServiceException) || error.$metadata.httpStatusCode !== 404) throw error
        await client.send(new CreateBucketCommand({ Bucket }))
      }
    },
  }
}
