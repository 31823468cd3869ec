import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../setup/needs'
import { getRadosgw } from '../setup/services'
import type { Radosgw } from './radosgw'
import { type S3Proxy, startS3Proxy } from './s3Proxy'

describeWith(['radosgw'], 'the S3 server and the proxy before it', () => {
  let s3: Omit<Radosgw, 'stop'>
  let proxy: S3Proxy
  let client: S3Client
  let bucket: string

  beforeAll(async () => {
    s3 = await getRadosgw()
    bucket = await s3.createBucket()
    proxy = await startS3Proxy(s3.endpoint)
    const credentials = { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey }
    client = new S3Client({
      endpoint: proxy.endpoint,
      region: s3.region,
      credentials,
      forcePathStyle: true,
      maxAttempts: 1,
    })
  })
  afterAll(async () => {
    client.destroy()
    await proxy.stop()
  })

  const put = (Key: string, bytes = 100_000) =>
    client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: Buffer.alloc(bytes, 7) }))
  const get = async (Key: string) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }))
    return Body?.transformToByteArray()
  }

  it('is shared by all callers', async () => {
    expect((await getRadosgw()).endpoint).toBe(s3.endpoint)
  })

  it('keeps an object through the proxy, signature and all', async () => {
    await put('kept')
    expect((await get('kept'))?.length).toBe(100_000)
    expect(proxy.requests).toContain(`GET /${bucket}/kept`)
  })

  it('honours a signed URL and refuses one that was tampered with', async () => {
    await put('signed')
    const url = await getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: 'signed' }), { expiresIn: 60 })
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(url.replace('signed', 'kept'))).status).toBe(403)
  })

  it('refuses connections, and is there again', async () => {
    await proxy.behave({ kind: 'refuse' })
    await expect(put('refused')).rejects.toThrow(/ECONNREFUSED|ECONNRESET|hang up/)
    await proxy.behave({ kind: 'pass' })
    await put('refused')
  })

  it('answers 503 to what the test names only', async () => {
    await proxy.behave({ kind: 'unavailable' }, (request) => request.startsWith('PUT'))
    await expect(put('unavailable')).rejects.toMatchObject({ name: 'SlowDown' })
    expect((await get('kept'))?.length).toBe(100_000)
    await proxy.behave({ kind: 'pass' })
  })

  it('is slow', async () => {
    await proxy.behave({ kind: 'slow', chunkBytes: 10_000, everyMs: 30 })
    const begin = performance.now()
    await put('slow')
    expect(performance.now() - begin).toBeGreaterThan(250)
    await proxy.behave({ kind: 'pass' })
  })

  it('drops a download in the middle', async () => {
    await proxy.behave({ kind: 'cut', afterBytes: 50_000 })
    await expect(get('kept')).rejects.toThrow()
    await proxy.behave({ kind: 'pass' })
  })

  it('stalls until the client gives up', async () => {
    await proxy.behave({ kind: 'stall' })
    const command = new GetObjectCommand({ Bucket: bucket, Key: 'kept' })
    await expect(client.send(command, { abortSignal: AbortSignal.timeout(300) })).rejects.toThrow()
    await proxy.behave({ kind: 'pass' })
  })
})
