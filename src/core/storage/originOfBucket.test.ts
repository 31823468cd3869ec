import { S3Client, UploadPartCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { expect, it } from 'vitest'
import { originOfBucket } from './originOfBucket'
import { s3ClientConfig } from './s3Store'

const keys = { accessKeyId: 'a', secretAccessKey: 'b' }

it.each([
  ['AWS', { region: 'eu-central-1', forcePathStyle: false }, 'https://builds.s3.eu-central-1.amazonaws.com'],
  ['a host of its own', { endpoint: 'https://s3.example.org', forcePathStyle: false }, 'https://builds.s3.example.org'],
  ['paths', { endpoint: 'http://127.0.0.1:7480', forcePathStyle: true }, 'http://127.0.0.1:7480'],
])('signed links of a bucket at %s have its origin', async (_where, where, origin) => {
  const options = { bucket: 'builds', region: 'us-east-1', ...keys, ...where }
  const client = new S3Client(s3ClientConfig(options))
  const part = { Bucket: 'builds', Key: 'k', UploadId: 'u', PartNumber: 1 }
  const link = await getSignedUrl(client, new UploadPartCommand(part))
  expect(new URL(link).origin).toBe(origin)
  expect(originOfBucket(options)).toBe(origin)
})
