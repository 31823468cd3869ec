import { createReadStream } from 'node:fs'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListPartsCommand,
  type Part,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { FILES_PREFIX } from './objectStore'
import type { PartStore, UnfinishedUpload } from './partStore'
import { type S3Options, s3ClientConfig } from './s3Store'

/** Seconds that a link for a part works: longer than a part takes on a slow line, with those before it. */
const LINK_SECONDS = 3_600

const isUnknown = (error: unknown) => error instanceof S3ServiceException && error.name === 'NoSuchUpload'

/** Parts as S3's own multipart uploads: what becomes of them is an object like any other. */
export function createS3Parts(options: S3Options): PartStore {
  const client = new S3Client(s3ClientConfig(options))
  const Bucket = options.bucket
  const targetOf = ({ key, name }: UnfinishedUpload) => ({ Bucket, Key: key, UploadId: name })

  /** S3's own list of what is there: sizes and tags are its, not the client's. */
  async function partsOf(unfinished: UnfinishedUpload): Promise<Part[] | undefined> {
    const parts: Part[] = []
    let marker: string | undefined
    try {
      do {
        const page = await client.send(
          new ListPartsCommand({ ...targetOf(unfinished), ...(marker && { PartNumberMarker: marker }) }),
        )
        parts.push(...(page.Parts ?? []))
        marker = page.IsTruncated ? page.NextPartNumberMarker : undefined
      } while (marker)
      return parts
    } catch (error) {
      if (isUnknown(error)) return undefined
      throw error
    }
  }

  return {
    async begin(key) {
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({ Bucket, Key: key, ContentType: 'application/octet-stream' }),
      )
      if (!UploadId) throw new Error(`The storage gave no name to the upload of ${key}`)
      return UploadId
    },

    async put(unfinished, number, file) {
      await client.send(
        new UploadPartCommand({
          ...targetOf(unfinished),
          PartNumber: number,
          Body: createReadStream(file.path),
          ContentLength: file.bytes,
        }),
      )
    },

    async list(unfinished) {
      const parts = await partsOf(unfinished)
      return parts && new Map(parts.map(({ PartNumber = 0, Size = 0 }) => [PartNumber, Size]))
    },

    sign: (unfinished, { number, bytes }) =>
      getSignedUrl(
        client,
        new UploadPartCommand({ ...targetOf(unfinished), PartNumber: number, ContentLength: bytes }),
        // The length is part of what is signed: with this link nobody sends more.
        { expiresIn: LINK_SECONDS, signableHeaders: new Set(['host', 'content-length']) },
      ),

    async assemble(unfinished, count) {
      const parts = (await partsOf(unfinished))?.filter(({ PartNumber = 0 }) => PartNumber <= count)
      await client.send(
        new CompleteMultipartUploadCommand({
          ...targetOf(unfinished),
          MultipartUpload: { Parts: (parts ?? []).map(({ PartNumber, ETag }) => ({ PartNumber, ETag })) },
        }),
      )
    },

    async remove(unfinished) {
      try {
        await client.send(new AbortMultipartUploadCommand(targetOf(unfinished)))
      } catch (error) {
        if (!isUnknown(error)) throw error
      }
    },

    async *listUnfinished() {
      let after: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {}
      while (after) {
        const page: ListMultipartUploadsCommandOutput = await client.send(
          new ListMultipartUploadsCommand({ Bucket, Prefix: FILES_PREFIX, ...after }),
        )
        for (const { Key, UploadId, Initiated } of page.Uploads ?? [])
          if (Key && UploadId && Initiated) yield { key: Key, name: UploadId, modifiedAt: Initiated }
        after = page.IsTruncated
          ? {
              ...(page.NextKeyMarker && { KeyMarker: page.NextKeyMarker }),
              ...(page.NextUploadIdMarker && { UploadIdMarker: page.NextUploadIdMarker }),
            }
          : undefined
      }
    },
  }
}
