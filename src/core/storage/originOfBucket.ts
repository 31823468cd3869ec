import { S3Client } from '@aws-sdk/client-s3'
import { type S3Options, s3ClientConfig } from './s3Store'

/** Scheme, host and port of the addresses that a bucket's signed links have. Nothing is asked for it. */
export function originOfBucket(options: S3Options): string {
  const { endpointProvider } = new S3Client(s3ClientConfig(options)).config
  const { bucket: Bucket, region: Region, endpoint: Endpoint, forcePathStyle: ForcePathStyle } = options
  return endpointProvider({ Bucket, Region, ForcePathStyle, ...(Endpoint && { Endpoint }) }).url.origin
}
