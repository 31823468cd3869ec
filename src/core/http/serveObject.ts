import { Readable } from 'node:stream'
import type { ShopContext } from '../context/context'
import { contentDisposition } from './contentDisposition'
import type { HotRequest } from './hotRequest'
import { isFresh } from './isFresh'
import { parseRange } from './parseRange'

/** A stored object as it is downloaded. @property sha256 in hex, for the ETag */
type ServedObject = { key: string; filename: string; bytes: number; sha256: string }

/** Streams a stored object as a download: the whole, a range of it (RFC 9110 §14), or that it has not changed. */
export async function serveObject(
  context: Pick<ShopContext, 'stores'>,
  request: Pick<HotRequest, 'method' | 'headers' | 'signal'>,
  { key, filename, bytes, sha256 }: ServedObject,
): Promise<Response> {
  const etag = `"${sha256}"`
  const headers = new Headers({
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-store',
    'Content-Disposition': contentDisposition(filename),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Content-Type': 'application/octet-stream',
    ETag: etag,
    'X-Content-Type-Options': 'nosniff',
  })
  if (isFresh(request.headers, { etag })) return new Response(null, { status: 304, headers })
  const ifRange = request.headers.get('if-range')
  const range = ifRange && ifRange !== etag ? undefined : parseRange(request.headers.get('range'), bytes)
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${bytes}`)
    return new Response(null, { status: 416, headers })
  }
  if (range) headers.set('Content-Range', `bytes ${range.start}-${range.end}/${bytes}`)
  headers.set('Content-Length', String(range ? range.end - range.start + 1 : bytes))
  const status = range ? 206 : 200
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const stream = await context.stores.objects.open(key, { signal: request.signal, ...(range && { range }) })
  return new Response(Readable.toWeb(stream) as ReadableStream, { status, headers })
}
