import { createHash } from 'node:crypto'
import type { ShopContext } from '@/core/context/context'
import { HEAD_BYTES } from '@/core/http/receivedFile'

/** What a stored object is: read from the storage, whatever was declared. @throws ObjectNotFound */
export async function hashStored(
  { stores }: ShopContext,
  key: string,
): Promise<{ bytes: number; sha256: string; head: Buffer }> {
  const hash = createHash('sha256')
  const heads: Buffer[] = []
  let bytes = 0
  for await (const chunk of (await stores.objects.open(key)) as AsyncIterable<Buffer>) {
    if (bytes < HEAD_BYTES) heads.push(Buffer.from(chunk.subarray(0, HEAD_BYTES - bytes)))
    bytes += chunk.length
    hash.update(chunk)
  }
  return { bytes, sha256: hash.digest('hex'), head: Buffer.concat(heads) }
}
