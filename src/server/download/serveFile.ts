import { Readable } from 'node:stream'
import { errorResponse, ShopError } from '@/errors'
import { adapterOf } from '../database'
import type { Handle } from '../http/hotEndpoint'
import { isUuid } from '../isUuid'
import { objectStore } from '../storage'
import { contentDisposition } from './contentDisposition'
import { parseRange } from './parseRange'
import { isLinkValid } from './signLink'

type StoredFile = { filename: string; bytes: string; sha256: string; key: string }

/** The target of a signed link where files lie on disk: streams the bytes, and looks again whether they may be served. */
export const serveFile: Handle = async (payload, request, { id: fileId = '' }) => {
  const { searchParams } = new URL(request.url)
  if (!isUuid(fileId) || !isLinkValid(fileId, searchParams))
    return errorResponse(
      new ShopError(
        403,
        'forbidden',
        'This download link is not valid or has expired. Go back to the build and download it again.',
      ),
    )
  const { rows } = await adapterOf(payload).pool.query<StoredFile>({
    name: 'serve-file',
    text: `select f.filename, f.filesize as bytes, f.sha256, o.key from schematic_files f
           join stored_objects o on o.id = f.object_id
           where f.id = $1 and f.status = 'ready' and f.verdict in ('clean', 'unscanned')`,
    values: [fileId],
  })
  const file = rows[0]
  if (!file) return errorResponse(new ShopError(404, 'not_found', 'This file is gone.'))

  const bytes = Number(file.bytes)
  const etag = `"${file.sha256}"`
  const headers = new Headers({
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-store',
    'Content-Disposition': contentDisposition(file.filename),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Content-Type': 'application/octet-stream',
    ETag: etag,
    'X-Content-Type-Options': 'nosniff',
  })
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
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
  const stream = await objectStore.open(file.key, { signal: request.signal, ...(range && { range }) })
  return new Response(Readable.toWeb(stream) as ReadableStream, { status, headers })
}
